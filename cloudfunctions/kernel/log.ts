/**
 * One line of JSON for each call. It holds codes, our own ids and durations, never personal data or anything that a person typed: no input,
 * no names, no numbers, no openid.
 */
export interface LogLine {
  readonly level: 'info' | 'error'
  readonly action: string
  readonly requestId: string
  readonly personId?: string
  readonly code?: string
  readonly ms: number
  /** The result of a job: counts and our own ids. */
  readonly result?: unknown
  /** The name and stack of an unexpected error, without its message, which may quote data. */
  readonly trace?: readonly string[]
}

export const log = (line: LogLine) => console.log(JSON.stringify(line))

/** The frames of an error's stack without its message, whose lines may look like frames. */
export const traceOf = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return [typeof error]
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return [`${error.name}${codeIn(error)}`, ...frames.slice(0, 8).map((frame) => frame.trim())]
}

/** The error's code, if it is a word or a number and not a sentence. */
function codeIn(error: Error): string {
  const code = String(codeOf(error))
  return /^[\w-]{1,60}$/.test(code) ? ` ${code}` : ''
}

/** WeChat's SDK calls the code `errCode`. */
function codeOf(error: Error): unknown {
  if ('code' in error) return error.code
  return 'errCode' in error ? error.errCode : ''
}
