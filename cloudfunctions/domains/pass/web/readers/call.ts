import { failure, type HttpRequest, type HttpResponse } from '../../../../kernel/http/http'
import type { ReaderDocument } from '../../readers/readerDocument'
import { authenticate } from './authenticate'

/** A request of which it is certain that this reader made it, now. */
export interface ReaderCall {
  readonly request: HttpRequest
  readonly reader: ReaderDocument
  readonly now: Date
}

/** Fifty receipts with everything in them take half of it. */
const BODY_LIMIT_BYTES = 32 * 1024

/** Lets only the reader itself through. */
export const forReader =
  (handle: (call: ReaderCall) => Promise<HttpResponse>) =>
  async (request: HttpRequest, { path, id, now }: { path: string; id: string; now: Date }): Promise<HttpResponse> => {
    if (request.body.length > BODY_LIMIT_BYTES) return failure('TOO_LARGE')
    const known = await authenticate(request, path, id, now)
    if (typeof known !== 'string') return handle({ request, reader: known.reader, now })
    return failure(known, known === 'TOO_MANY_REQUESTS' ? { 'retry-after': '60' } : {})
  }
