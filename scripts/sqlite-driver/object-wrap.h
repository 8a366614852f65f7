// node::ObjectWrap as better-sqlite3 12 needs it, for compiling that driver (scripts/setup.mjs, docs/decisions/006).
//
// Since Node.js 24.19 the class of that name in Node's own header registers and removes a clean-up hook of the
// environment. The garbage collector also deletes wrapped objects while no environment is entered, and Node then aborts
// the process ("Assertion failed: (env) != nullptr"). Here an object lives exactly as long as its JavaScript half; what is
// still open when the process ends, better-sqlite3 closes by a hook of its own.

#ifndef SRC_NODE_OBJECT_WRAP_H_
#define SRC_NODE_OBJECT_WRAP_H_

#include <cassert>

#include "node.h"
#include "v8.h"

namespace node {

/** The C++ half of a JavaScript object: deleted when that is collected. */
class ObjectWrap {
 public:
  ObjectWrap() = default;
  ObjectWrap(const ObjectWrap&) = delete;
  ObjectWrap& operator=(const ObjectWrap&) = delete;

  virtual ~ObjectWrap() {
    if (half_.IsEmpty()) return;
    half_.ClearWeak();
    half_.Reset();
  }

  /** The C++ half of an object that was wrapped by a `T`. */
  template <class T>
  static T* Unwrap(v8::Local<v8::Object> object) {
    assert(!object.IsEmpty() && object->InternalFieldCount() > 0);
    return static_cast<T*>(static_cast<ObjectWrap*>(object->GetAlignedPointerFromInternalField(0)));
  }

  v8::Local<v8::Object> handle() { return handle(v8::Isolate::GetCurrent()); }
  v8::Local<v8::Object> handle(v8::Isolate* isolate) { return v8::Local<v8::Object>::New(isolate, half_); }
  v8::Persistent<v8::Object>& persistent() { return half_; }

 protected:
  /** Joins the halves. */
  void Wrap(v8::Local<v8::Object> object) {
    assert(half_.IsEmpty() && object->InternalFieldCount() > 0);
    object->SetAlignedPointerInInternalField(0, this);
    half_.Reset(v8::Isolate::GetCurrent(), object);
    MakeWeak();
  }

  void MakeWeak() { half_.SetWeak(this, Collected, v8::WeakCallbackType::kParameter); }

  /** Keeps the object alive until `Unref` has been called as often. */
  virtual void Ref() {
    half_.ClearWeak();
    ++holders_;
  }

  virtual void Unref() {
    assert(holders_ > 0);
    if (--holders_ == 0) MakeWeak();
  }

  int holders_ = 0;

 private:
  static void Collected(const v8::WeakCallbackInfo<ObjectWrap>& collected) {
    ObjectWrap* wrap = collected.GetParameter();
    wrap->half_.Reset();
    delete wrap;
  }

  v8::Persistent<v8::Object> half_;
};

}  // namespace node

#endif  // SRC_NODE_OBJECT_WRAP_H_
