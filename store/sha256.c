#include <nettle/sha2.h>

#include "afterrun/pack.h"

void
ar_sha256(const void *bytes, size_t n, unsigned char out[AR_SHA256_SIZE])
{
	struct sha256_ctx context;

	sha256_init(&context);
	sha256_update(&context, n, bytes);
	sha256_digest(&context, AR_SHA256_SIZE, out);
}
