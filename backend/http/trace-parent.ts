/**
 * The trace that a caller is in, as W3C Trace Context names it (Recommendation, §3.2 "traceparent header"). Anybody can send
 * one, so nothing is taken but the sixteen bytes of the trace id, and only from a header that is right in every sign. Our own
 * trace id stays the name of a request: this one says which of the caller's lines belong to it, and is proven by nothing.
 */

/** Version 00, trace-id, parent-id, flags. All zeros is no trace and no parent; later versions are not guessed at. */
const pattern = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** A field for the lines of the log about this request; none where the header is missing, malformed or sent twice. */
export const callersTrace = (traceparent: string | readonly string[] | undefined): { readonly traceId?: string } => {
  const traceId = typeof traceparent === 'string' ? pattern.exec(traceparent)?.[1] : undefined;
  return traceId === undefined ? {} : { traceId };
};
