// Lets a real engine answer as Docker 18.09 with API 1.39: engine-proxy.mjs REAL_SOCKET OWN_SOCKET.
// Whatever a client of that API asks goes through; versions are rewritten on the way back, and a
// request for a newer API is refused as the old engine would.
import { createServer, request } from 'node:http';
import { connect } from 'node:net';

const [engine, own] = process.argv.slice(2);
const version = '18.09.9';
const api = '1.39';

const isNewer = (path) => {
  const minor = /^\/v1\.(\d+)\//.exec(path)?.[1];
  return minor !== undefined && Number(minor) > 39;
};

const oldHeaders = (headers) => ({
  ...headers,
  ...(headers['api-version'] === undefined ? {} : { 'api-version': api }),
  ...(headers.server === undefined ? {} : { server: `Docker/${version} (linux)` }),
});

function oldVersion(answer) {
  const components = answer.Components?.map((one) =>
    one.Name === 'Engine' ? { ...one, Version: version, Details: { ...one.Details, ApiVersion: api } } : one,
  );
  return {
    ...answer,
    Version: version,
    ApiVersion: api,
    ...(components === undefined ? {} : { Components: components }),
  };
}

const rewrites = [
  [/^(\/v[\d.]+)?\/version$/, oldVersion],
  [/^(\/v[\d.]+)?\/info$/, (answer) => ({ ...answer, ServerVersion: version })],
];

const server = createServer((req, res) => {
  if (isNewer(req.url)) {
    res.writeHead(400, { 'content-type': 'application/json', 'api-version': api });
    const asked = /^\/v([\d.]+)\//.exec(req.url)[1];
    return res.end(
      JSON.stringify({
        message: `client version ${asked} is too new. Maximum supported API version is ${api}`,
      }),
    );
  }
  const rewrite = rewrites.find(([pattern]) => pattern.test(req.url.split('?')[0]))?.[1];
  const onward = request(
    { socketPath: engine, path: req.url, method: req.method, headers: req.headers },
    (reply) => {
      if (rewrite === undefined || reply.statusCode !== 200) {
        res.writeHead(reply.statusCode, oldHeaders(reply.headers));
        // `docker wait` and logs answer in pieces: what is known must go out at once.
        res.flushHeaders();
        return reply.pipe(res);
      }
      const parts = [];
      reply
        .on('data', (part) => parts.push(part))
        .on('end', () => {
          const text = JSON.stringify(rewrite(JSON.parse(Buffer.concat(parts).toString())));
          // The rewritten answer is sent whole, whatever way the engine's own came in.
          const { 'transfer-encoding': _, ...headers } = oldHeaders(reply.headers);
          res.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) });
          res.end(text);
        });
    },
  );
  onward.on('error', () => res.destroy());
  res.on('close', () => onward.destroy());
  req.pipe(onward);
});

// Attaching to a container turns the connection into a plain stream in both directions.
server.on('upgrade', (req, socket, head) => {
  const headers = req.rawHeaders.reduce(
    (lines, part, at) => (at % 2 === 0 ? `${lines}${part}: ` : `${lines}${part}\r\n`),
    '',
  );
  const onward = connect({ path: engine, allowHalfOpen: true }, () => {
    onward.write(`${req.method} ${req.url} HTTP/1.1\r\n${headers}\r\n`);
    if (head.length > 0) onward.write(head);
    socket.pipe(onward);
    onward.pipe(socket);
  });
  socket.on('error', () => onward.destroy());
  onward.on('error', () => socket.destroy());
});

server.listen({ path: own, allowHalfOpen: true });
