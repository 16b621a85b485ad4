#include "session.h"

#include <system_error>

namespace pcsc {

namespace {

DWORD NumberAt(const Napi::CallbackInfo& info, size_t index) {
  if (!info[index].IsNumber()) throw Napi::TypeError::New(info.Env(), "pcsc: a number is expected here");
  return static_cast<DWORD>(info[index].As<Napi::Number>().Uint32Value());
}

SecretBytes BytesAt(const Napi::CallbackInfo& info, size_t index) {
  if (!info[index].IsTypedArray()) throw Napi::TypeError::New(info.Env(), "pcsc: a Uint8Array is expected here");
  const Napi::Uint8Array array = info[index].As<Napi::Uint8Array>();
  return SecretBytes(array.Data(), array.ByteLength());
}

}  // namespace

Napi::Function Session::Define(Napi::Env env) {
  return DefineClass(env, "Session",
                     {
                         InstanceMethod<&Session::Connect>("connect"),
                         InstanceMethod<&Session::Reconnect>("reconnect"),
                         InstanceMethod<&Session::Transmit>("transmit"),
                         InstanceMethod<&Session::Control>("control"),
                         InstanceMethod<&Session::Attribute>("attribute"),
                         InstanceMethod<&Session::BeginTransaction>("beginTransaction"),
                         InstanceMethod<&Session::EndTransaction>("endTransaction"),
                         InstanceMethod<&Session::Disconnect>("disconnect"),
                         InstanceMethod<&Session::Close>("close"),
                     });
}

Session::Session(const Napi::CallbackInfo& info) : Napi::ObjectWrap<Session>(info) {
  AddonState& state = *info.Env().GetInstanceData<AddonState>();
  thread_ = std::make_shared<SessionThread>(state.mailbox());
  try {
    thread_->Start();
  } catch (const std::system_error&) {
    throw Napi::Error::New(info.Env(), "pcsc: the system gives no thread for another session");
  }
  state.Register(thread_);
}

Session::~Session() { thread_->Finish(); }

Napi::Value Session::Submit(Napi::Env env, const char* call, SessionThread::Job job) {
  AddonState& state = *env.GetInstanceData<AddonState>();
  if (state.IsPending(pending_id_)) throw Napi::Error::New(env, "pcsc: a session makes one call at a time");
  pending_id_ = state.AddPending(env, call);
  thread_->Submit(pending_id_, std::move(job));
  return state.PromiseOf(pending_id_);
}

Napi::Value Session::Connect(const Napi::CallbackInfo& info) {
  if (!info[0].IsString()) throw Napi::TypeError::New(info.Env(), "pcsc: a reader name is expected here");
  return Submit(info.Env(), "SCardConnect",
                [name = info[0].As<Napi::String>().Utf8Value(), share_mode = NumberAt(info, 1),
                 protocols = NumberAt(info, 2)](Card& card) { return card.Connect(name, share_mode, protocols); });
}

Napi::Value Session::Reconnect(const Napi::CallbackInfo& info) {
  return Submit(info.Env(), "SCardReconnect",
                [share_mode = NumberAt(info, 0), protocols = NumberAt(info, 1),
                 initialization = NumberAt(info, 2)](Card& card) {
                  return card.Reconnect(share_mode, protocols, initialization);
                });
}

Napi::Value Session::Transmit(const Napi::CallbackInfo& info) {
  return Submit(info.Env(), "SCardTransmit",
                [command = BytesAt(info, 0)](Card& card) { return card.Transmit(command); });
}

Napi::Value Session::Control(const Napi::CallbackInfo& info) {
  return Submit(info.Env(), "SCardControl", [code = NumberAt(info, 0), input = BytesAt(info, 1)](Card& card) {
    return card.Control(code, input);
  });
}

Napi::Value Session::Attribute(const Napi::CallbackInfo& info) {
  return Submit(info.Env(), "SCardGetAttrib",
                [attribute = NumberAt(info, 0)](Card& card) { return card.Attribute(attribute); });
}

Napi::Value Session::BeginTransaction(const Napi::CallbackInfo& info) {
  return Submit(info.Env(), "SCardBeginTransaction", [](Card& card) { return card.BeginTransaction(); });
}

Napi::Value Session::EndTransaction(const Napi::CallbackInfo& info) {
  return Submit(info.Env(), "SCardEndTransaction",
                [disposition = NumberAt(info, 0)](Card& card) { return card.EndTransaction(disposition); });
}

Napi::Value Session::Disconnect(const Napi::CallbackInfo& info) {
  return Submit(info.Env(), "SCardDisconnect", [disposition = NumberAt(info, 0)](Card& card) {
    return card.Disconnect(disposition);
  });
}

// Ends the thread. A call under way is settled at once with the given return code, and the thread is given up to it.
void Session::Close(const Napi::CallbackInfo& info) {
  AddonState& state = *info.Env().GetInstanceData<AddonState>();
  if (!state.IsPending(pending_id_)) {
    thread_->Finish();
    return;
  }
  thread_->Abandon();
  state.SettleAbandoned(info.Env(), pending_id_, static_cast<uint32_t>(NumberAt(info, 0)));
}

}  // namespace pcsc
