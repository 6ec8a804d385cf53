// Prints a recording of the machine that it runs on, with the report: node record.mjs ABOUT [IMAGE]
import { checks, defaultTarget, diagnose, liveHost, recordingHost } from '../../dist/src/index.js';

const [about = 'a machine', image = 'auto'] = process.argv.slice(2);
const { host, recording } = recordingHost(liveHost());
const report = await diagnose({ host, checks, target: { ...defaultTarget, image, launch: 'never' } });
process.stdout.write(JSON.stringify({ recording: recording(about), report }));
