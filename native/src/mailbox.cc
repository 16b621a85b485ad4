#include "mailbox.h"

namespace pcsc {

std::shared_ptr<Mailbox> Mailbox::Open(Napi::Env env, AddonState& state) {
  std::shared_ptr<Mailbox> mailbox(new Mailbox(state));
  // The thread-safe function owns a share of the mailbox until Node has finished with it.
  auto* context = new std::shared_ptr<Mailbox>(mailbox);
  const napi_status status = napi_create_threadsafe_function(
      env, nullptr, nullptr, Napi::String::New(env, "pcsc"), 0, 1, context, Forget, context, Deliver, &mailbox->wake_);
  if (status != napi_ok) {
    delete context;
    throw Napi::Error::New(env);
  }
  mailbox->KeepLoopAlive(env, false);
  return mailbox;
}

void Mailbox::Forget(napi_env, void* context, void*) { delete static_cast<std::shared_ptr<Mailbox>*>(context); }

void Mailbox::KeepLoopAlive(Napi::Env env, bool keep) {
  if (closed_ || keep == keeps_loop_alive_) return;
  keeps_loop_alive_ = keep;
  if (keep) {
    napi_ref_threadsafe_function(env, wake_);
  } else {
    napi_unref_threadsafe_function(env, wake_);
  }
}

void Mailbox::Post(Letter letter) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (closed_) return;
  letters_.push_back(std::move(letter));
  napi_call_threadsafe_function(wake_, nullptr, napi_tsfn_nonblocking);
}

void Mailbox::Deliver(napi_env env, napi_value, void* context, void*) {
  if (env == nullptr) return;
  Mailbox& mailbox = **static_cast<std::shared_ptr<Mailbox>*>(context);
  Letter letter;
  {
    const std::lock_guard<std::mutex> lock(mailbox.mutex_);
    if (mailbox.closed_ || mailbox.letters_.empty()) return;
    letter = std::move(mailbox.letters_.front());
    mailbox.letters_.pop_front();
  }
  try {
    letter(*mailbox.state_, Napi::Env(env));
  } catch (const Napi::Error&) {
    // Letters settle promises and call listeners that catch; what fails here is an environment that is being
    // terminated, where nobody is left to be told.
  }
}

void Mailbox::Close() {
  std::deque<Letter> unread;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (closed_) return;
    closed_ = true;
    unread.swap(letters_);
  }
  napi_release_threadsafe_function(wake_, napi_tsfn_abort);
}

}  // namespace pcsc
