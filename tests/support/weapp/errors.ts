/** An error inside the app, and where it happened. */
export interface AppError {
  where: string
  error: unknown
}

/** Collects errors that a phone would swallow or only print, so that a test can fail for them. */
export class ErrorLog {
  private readonly errors: AppError[] = []
  private expected: AppError[] | undefined

  /** Records an error once, even when it passes several places on its way up. */
  record(where: string, error: unknown): void {
    const list = this.expected ?? this.errors
    if (typeof error === 'object' && list.at(-1)?.error === error) return
    list.push({ where, error })
  }

  /** Redirects later errors to `list`, for a test that expects them; `undefined` makes them fail the test again. */
  divert(list: AppError[] | undefined): void {
    this.expected = list
  }

  /**
   * Fails if there were errors.
   * @throws one error that lists all collected ones, with the stack of the first
   */
  throwIfAny(): void {
    const errors = this.errors.splice(0)
    const first = errors[0]
    if (!first) return
    const report = new Error(`The app failed:\n${errors.map(({ where, error }) => `- ${where}: ${describe(error)}`).join('\n')}`)
    const stack = stackOf(first.error)
    if (stack) report.stack = `${report.message}\n${stack}`
    throw report
  }
}

/** Reads a field of an error. Errors of the app belong to another realm, so `instanceof Error` does not recognise them. */
const field = (error: unknown, name: string) =>
  typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined
const stackOf = (error: unknown) => field(error, 'stack') as string | undefined
export const describe = (error: unknown): string => {
  const message = field(error, 'message') ?? field(error, 'errMsg')
  return typeof message === 'string' ? message : String(error)
}
