/** Writes one line of the emulator's log. Lines of a function start with its name in brackets. */
export type Log = (line: string) => void

/** Describes a thrown value for a log line. */
export const describeError = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
