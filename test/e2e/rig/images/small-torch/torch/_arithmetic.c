/* What the stand-in torch computes in C: a product of matrices, row major. */
void matmul(const float *a, const float *b, float *c, long n, long k, long m) {
  for (long i = 0; i < n; i++)
    for (long j = 0; j < m; j++) c[i * m + j] = 0;
  for (long i = 0; i < n; i++)
    for (long p = 0; p < k; p++) {
      float x = a[i * k + p];
      for (long j = 0; j < m; j++) c[i * m + j] += x * b[p * m + j];
    }
}
