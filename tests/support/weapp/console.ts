import { describe, type ErrorLog } from './errors'

/** The app's console. `console.error` counts as a failure, because React and Taro report caught errors there. */
export function createConsole(errors: ErrorLog) {
  const lines: string[] = []
  const note =
    (level: string) =>
    (...args: unknown[]) =>
      void lines.push(`${level}: ${args.map(describe).join(' ')}`)
  return {
    lines,
    globals: {
      console: {
        log: note('log'),
        info: note('info'),
        debug: note('debug'),
        warn: note('warn'),
        group: note('group'),
        groupEnd: () => {},
        error: (...args: unknown[]) => {
          errors.record('console.error', args.map(describe).join(' '))
        },
      },
    },
  }
}
