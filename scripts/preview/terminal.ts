import type { Progress, State } from './progress'

const terminal = process.stdout.isTTY

const describe = ({ percent, riders }: Progress) =>
  [
    percent !== null && `building the browser preview … ${percent} %`,
    riders !== null && `filling in sample data … ${riders.done} of ${riders.all} riders`,
  ]
    .filter((part) => part !== false)
    .join(', ')

/** Shows on one line of the terminal what is still under way, and at the end how long it took. */
export function showProgress(progress: Progress, change: Partial<State>): void {
  const clear = terminal ? '\r\u001b[K' : ''
  if (change.failure) console.error(`${clear}  the browser preview could not be built:\n\n${change.failure}\n`)
  if (change.ready) console.log(`${clear}  the phones can be used, after ${progress.seconds} s`)
  else if (terminal && progress.failure === null) process.stdout.write(`${clear}  ${describe(progress)}`)
}
