/**
 * One line of JSON for each call. It holds codes, our own ids and durations, never what somebody typed or who they are: no input,
 * no names, no numbers, no openid.
 */
export interface LogLine {
  readonly level: 'info' | 'error'
  readonly action: string
  readonly requestId: string
  readonly personId?: string
  readonly code?: string
  readonly ms: number
  /** What a timer's job came to: counts and ids of our own. */
  readonly result?: unknown
  /** The name and stack of an unexpected error. Its message may quote data, so it stays out. */
  readonly trace?: readonly string[]
}

export const log = (line: LogLine) => console.log(JSON.stringify(line))

/** The frames of an error's stack, without its message, which may itself have lines that look like frames. */
export const traceOf = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return [typeof error]
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return [`${error.name}${codeIn(error)}`, ...frames.slice(0, 8).map((frame) => frame.trim())]
}

/** The error's code if it is one: a word or a number, not a sentence. WeChat's SDK calls it `errCode`. */
function codeIn(error: Error): string {
  const code = 'code' in error ? error.code : 'errCode' in error ? error.errCode : ''
  return /^[\w-]{1,60}$/.test(String(code)) ? ` ${String(code)}` : ''
}
