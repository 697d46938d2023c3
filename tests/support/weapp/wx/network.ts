import { isArrayBuffer } from '../realm'
import { type ApiTable, WxFailure } from './api'
import { callHttp, type HttpReply } from './http'

interface RequestOptions {
  url: string
  method?: string
  data?: string | ArrayBuffer | Record<string, unknown>
  header?: Record<string, string>
  timeout?: number
  dataType?: string
  responseType?: 'text' | 'arraybuffer'
}

interface UploadOptions {
  url: string
  filePath: string
  name: string
  header?: Record<string, string>
  formData?: Record<string, string>
  timeout?: number
}

interface DownloadOptions {
  url: string
  header?: Record<string, string>
  timeout?: number
}

type Listener = (status: { isConnected: boolean; networkType: string }) => void

/** The phone's connection: `none` makes every call fail, as outdoors. */
export class Network {
  readonly listeners = new Set<Listener>()

  constructor(public type: string) {}

  change(type: string): void {
    this.type = type
    for (const listener of this.listeners) listener({ isConnected: type !== 'none', networkType: type })
  }

  refuseOffline(): void {
    if (this.type === 'none') throw new WxFailure('', { errno: 600001 })
  }
}

const TIMEOUT_MS = 60_000

/** `wx.request`, `wx.uploadFile`, `wx.downloadFile` (real HTTP) and the state of the connection. */
export function networkApis(network: Network, files: Map<string, Buffer>): ApiTable {
  return {
    async: { getNetworkType: () => ({ networkType: network.type }) },
    task: {
      request: (options: RequestOptions, signal) => send(network, options, signal),
      uploadFile: (options: UploadOptions, signal) => upload(network, files, options, signal),
      downloadFile: (options: DownloadOptions, signal) => download(network, files, options, signal),
    },
    sync: {
      onNetworkStatusChange: (listener: Listener) => void network.listeners.add(listener),
      offNetworkStatusChange: (listener?: Listener) => void (listener ? network.listeners.delete(listener) : network.listeners.clear()),
    },
  }
}

async function send(network: Network, options: RequestOptions, signal: AbortSignal) {
  network.refuseOffline()
  const { data, timeout = TIMEOUT_MS } = options
  const method = (options.method ?? 'GET').toUpperCase()
  const headers = { 'content-type': 'application/json', ...options.header }
  const inQuery = method === 'GET' && typeof data === 'object' && !isArrayBuffer(data)
  const url = inQuery ? `${options.url}?${new URLSearchParams(data as Record<string, string>)}` : options.url
  const reply = await callHttp({ url, method, headers, body: inQuery ? undefined : encode(data), timeoutMs: timeout, signal })
  return { statusCode: reply.status, header: reply.headers, cookies: [], data: decode(reply, options) }
}

const encode = (data: RequestOptions['data']) => {
  if (data === undefined || typeof data === 'string') return data
  return isArrayBuffer(data) ? Buffer.from(data) : JSON.stringify(data)
}

/** Decodes a body: WeChat parses JSON by default, and passes the text on when it is not JSON. */
function decode({ body }: HttpReply, { responseType, dataType = 'json' }: RequestOptions): unknown {
  if (responseType === 'arraybuffer') return Uint8Array.from(body).buffer
  const text = body.toString('utf8')
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

async function upload(network: Network, files: Map<string, Buffer>, options: UploadOptions, signal: AbortSignal) {
  network.refuseOffline()
  const file = files.get(options.filePath)
  if (!file) throw new WxFailure('file not found')
  const form = new FormData()
  for (const [name, value] of Object.entries(options.formData ?? {})) form.append(name, value)
  form.append(options.name, new Blob([Uint8Array.from(file)]), options.filePath.split('/').at(-1))
  const encoded = new Response(form)
  const headers = { ...options.header, 'content-type': encoded.headers.get('content-type') ?? '' }
  const body = Buffer.from(await encoded.arrayBuffer())
  const reply = await callHttp({ url: options.url, method: 'POST', headers, body, timeoutMs: options.timeout ?? TIMEOUT_MS, signal })
  return { statusCode: reply.status, header: reply.headers, data: reply.body.toString('utf8') }
}

async function download(network: Network, files: Map<string, Buffer>, options: DownloadOptions, signal: AbortSignal) {
  network.refuseOffline()
  const { url, header = {}, timeout = TIMEOUT_MS } = options
  const reply = await callHttp({ url, method: 'GET', headers: header, body: undefined, timeoutMs: timeout, signal })
  const tempFilePath = `wxfile://tmp_download_${files.size}`
  files.set(tempFilePath, reply.body)
  return { statusCode: reply.status, header: reply.headers, tempFilePath }
}
