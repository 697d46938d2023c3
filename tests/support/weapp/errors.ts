/** One thing that went wrong inside the app, and where. */
export interface AppError {
  where: string
  error: unknown
}

/** Collects what a phone would swallow or only print, so that a test can fail for it. */
export class ErrorLog {
  private readonly errors: AppError[] = []
  private expected: AppError[] | undefined

  /** Notes an error once, also when it passes several places on its way up. */
  record(where: string, error: unknown): void {
    const list = this.expected ?? this.errors
    if (typeof error === 'object' && list.at(-1)?.error === error) return
    list.push({ where, error })
  }

  /** From now on errors go to `list` (a test expects them), or with `undefined` fail the test again. */
  divert(list: AppError[] | undefined): void {
    this.expected = list
  }

  /** @throws one error that lists all collected ones; its stack is the first one's. */
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

/** Errors of the app come from another realm: `instanceof Error` does not know them. */
const field = (error: unknown, name: string) =>
  typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined
const stackOf = (error: unknown) => field(error, 'stack') as string | undefined
export const describe = (error: unknown): string => {
  const message = field(error, 'message') ?? field(error, 'errMsg')
  return typeof message === 'string' ? message : String(error)
}
