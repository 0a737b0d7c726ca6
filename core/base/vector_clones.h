#pragma once
// Loops that are worth a second version for wider vectors.

/// Before a plain function (no template): the compiler makes it twice, for any x86-64 and for AVX2,
/// and the loader picks. Both give the same bits: AVX2 alone has no fused multiply-add. Elsewhere,
/// and under sanitizers, whose run time is not there yet when the loader asks, nothing.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define COUNTERPART_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define COUNTERPART_VECTOR_CLONES
#endif
