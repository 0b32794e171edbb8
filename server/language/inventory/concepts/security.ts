import { list } from "../list.ts";
import type { Concept } from "./concept.ts";

/** Hashes, ciphers and chance. */
export const securityConcepts: readonly Concept[] = [
  {
    words: list(`
      hashing, hash, hashed, hash function, cryptographic hash, checksum, digest, hash password, password hashing,
      compute hash`),
    calls: list(`
      crypto.createHash, createHash, crypto.createHmac, createHmac, crypto.subtle.digest, subtle.digest,
      hashlib., hmac.new, zlib.crc32, binascii.crc32, md5.New, md5.Sum, sha1.New, sha1.Sum, sha256.New,
      sha256.Sum256, sha512.New, sha512.Sum512, crc32.ChecksumIEEE, fnv.New32, fnv.New64, fnv.New32a,
      fnv.New64a, hmac.New, MessageDigest.getInstance, MD5.Create, SHA1.Create, SHA256.Create,
      SHA512.Create, SHA256.HashData, MD5.HashData, new HMACSHA256, php:md5, php:sha1, php:hash,
      hash_hmac, password_hash, password_verify, crc32, Digest.MD5.hexdigest, Digest.SHA256.hexdigest,
      Digest., OpenSSL.Digest., BCrypt., bcrypt., argon2., Sha256.new, Sha256.digest, Md5.new, Sha1.new,
      DefaultHasher.new, MD5, MD5_Init, SHA1, SHA256, SHA256_Init, EVP_DigestInit, EVP_DigestInit_ex,
      std.hash, sh:md5sum, sh:sha1sum, sh:sha256sum, sh:sha512sum, sh:shasum, sh:cksum, py:hash,
      Objects.hash, Arrays.hashCode, HashCode.Combine, DigestUtils.`),
    modules: list(`
      hashlib, bcrypt, bcryptjs, argon2, md5, sha.js, hmac, passlib, crypto/md5, crypto/sha1,
      crypto/sha256, crypto/sha512, hash/fnv, hash/crc32, golang.org/x/crypto/bcrypt, sha2, md5, blake3,
      sha1, digest, openssl/sha.h, openssl/md5.h, java.security.MessageDigest, xxhash, murmurhash`),
    names: ["MessageDigest", "DefaultHasher"],
    hints: list("hash, digest, sha, md5, crc, hmac, checksum, crypt"),
  },
  {
    words: list("cryptography, crypto, encryption, encrypt, encrypted, encrypt data, cipher, decryption"),
    calls: list(`
      crypto., createCipheriv, createDecipheriv, subtle.encrypt, Fernet, AES.new, aes.NewCipher,
      cipher.NewGCM, Cipher.getInstance, Aes.Create, openssl_encrypt, openssl_decrypt,
      sodium_crypto_secretbox, OpenSSL.Cipher.new, Aes256Gcm.new, EVP_EncryptInit_ex, EVP_EncryptInit,
      sh:openssl, sh:gpg, RSA.Create`),
    modules: list(`
      crypto, crypto-js, tweetnacl, sodium-native, node-forge, cryptography, Crypto, nacl, crypto/aes,
      crypto/cipher, crypto/rsa, crypto/ecdsa, javax.crypto, java.security, System.Security.Cryptography,
      aes, aes_gcm, ring, openssl, rsa, openssl/evp.h, sodium.h`),
    hints: list("crypt, cipher, aes, rsa, key, secret"),
  },
  {
    words: list("random number, randomness, random, random value, rng, generate random number"),
    calls: list(`
      Math.random, crypto.randomBytes, crypto.randomInt, crypto.randomUUID, crypto.getRandomValues,
      random., secrets., np.random., numpy.random., os.urandom, uuid.uuid4, rand., new Random,
      ThreadLocalRandom.current, new SecureRandom, Random.Shared.Next, RandomNumberGenerator.,
      Guid.NewGuid, UUID.randomUUID, php:rand, mt_rand, random_int, random_bytes, rb:rand, SecureRandom.,
      Random.new, Random.rand, .sample, .shuffle, thread_rng, rand.random, rand.thread_rng, cpp:rand,
      cpp:srand, std.rand, uuid.New, uuid.NewString, uuidv4, nanoid, array_rand, shuffle`),
    modules: list(`
      random, secrets, math/rand, math/rand/v2, crypto/rand, rand, securerandom, uuid, nanoid, seedrandom,
      java.util.Random, java.security.SecureRandom`),
    names: list("std.mt19937, std.random_device, $RANDOM, RANDOM, SecureRandom"),
    hints: list("rand, uuid, guid, shuffle, nonce, salt, seed"),
  },
];
