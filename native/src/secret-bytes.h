// Bytes that may hold a PIN or personal data: wiped when they are let go. Copies made inside libpcsclite, pcscd or the
// JavaScript heap are outside its reach.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pcsc {

class SecretBytes {
 public:
  SecretBytes() = default;
  SecretBytes(const uint8_t* data, size_t length) : bytes_(data, data + length) {}
  explicit SecretBytes(size_t length) : bytes_(length) {}
  SecretBytes(const SecretBytes&) = default;
  SecretBytes& operator=(const SecretBytes&) = delete;
  SecretBytes(SecretBytes&&) noexcept = default;
  SecretBytes& operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
      Wipe(bytes_.size());
      bytes_ = std::move(other.bytes_);
    }
    return *this;
  }
  ~SecretBytes() { Wipe(bytes_.size()); }

  uint8_t* data() { return bytes_.data(); }
  const uint8_t* data() const { return bytes_.data(); }
  size_t size() const { return bytes_.size(); }

  // Overwrites the first `length` bytes; volatile, so that the compiler may not drop it as useless.
  void Wipe(size_t length) {
    volatile uint8_t* byte = bytes_.data();
    for (size_t index = 0; index < length && index < bytes_.size(); index += 1) byte[index] = 0;
  }

 private:
  std::vector<uint8_t> bytes_;
};

}  // namespace pcsc
