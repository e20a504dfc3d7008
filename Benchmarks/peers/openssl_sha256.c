// SPDX-License-Identifier: GPL-3.0-or-later
// The least that checking a log can be: SHA-256 over its bytes, by OpenSSL. openssl_sha256 FILE…
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char buffer[1 << 20];

static void need(int truth, const char *what) {
  if (truth) return;
  perror(what);
  exit(1);
}

int main(int count, char **words) {
  EVP_MD_CTX *hash = EVP_MD_CTX_new();
  unsigned char sum[EVP_MAX_MD_SIZE];
  for (int index = 1; index < count; index++) {
    int file = open(words[index], O_RDONLY | O_CLOEXEC);
    need(file >= 0 && EVP_DigestInit_ex(hash, EVP_sha256(), NULL), words[index]);
    ssize_t size;
    while ((size = read(file, buffer, sizeof buffer)) > 0) need(EVP_DigestUpdate(hash, buffer, (size_t)size), "hash");
    need(size == 0 && EVP_DigestFinal_ex(hash, sum, NULL) && close(file) == 0, words[index]);
    printf("%02x%02x%02x%02x %s\n", sum[0], sum[1], sum[2], sum[3], words[index]);
  }
  EVP_MD_CTX_free(hash);
  return 0;
}
