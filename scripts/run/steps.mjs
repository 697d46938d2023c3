// What `npm start` and `npm test` are made of before any package is installed: plain Node alone.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const at = (path) => join(root, path)
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

const terminal = process.stdout.isTTY

let lines = 0

/** One line of progress with the seconds so far: it ticks on a terminal unless another one does, elsewhere only its end is written. */
export function progressLine(title) {
  const started = Date.now()
  let shown = title
  const show = (end) => process.stdout.write(`  ${shown} … ${Math.round((Date.now() - started) / 1000)} s${end}`)
  const ticking = terminal && lines === 0 ? setInterval(() => show('  \r'), 1000) : undefined
  lines += 1
  return {
    /** Says what is being waited for instead. Without a terminal that is a line of its own. */
    become: (text) => {
      if (text === shown) return
      if (terminal) process.stdout.write(`${' '.repeat(process.stdout.columns - 1)}\r`)
      shown = text
      if (!terminal) process.stdout.write(`  ${shown}\n`)
    },
    end: (succeeded) => {
      lines -= 1
      clearInterval(ticking)
      show(succeeded ? '\n' : ' failed\n')
    },
  }
}

const running = new Set()

/** Runs a command to its end. Resolves with its exit code and everything that it wrote. `onMessage` hears what a Node program sends. */
export async function run(command, args, env = {}, onMessage = undefined) {
  const channel = onMessage === undefined ? [] : ['ipc']
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', ...channel] })
  running.add(child)
  if (onMessage !== undefined) child.on('message', onMessage)
  const written = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => written.push(chunk))
  const [code] = await once(child, 'close')
  running.delete(child)
  return { code, said: Buffer.concat(written).toString() }
}

/** Shows everything that a failed step said, and ends together with what runs beside it. */
export function giveUp(said) {
  process.stderr.write(said)
  for (const child of running) child.kill()
  process.exit(1)
}

/** Runs one step with its progress on one line; when it fails, shows everything it said and ends. */
export async function step(title, command, args, env = {}) {
  const line = progressLine(title)
  const { code, said } = await run(command, args, env)
  line.end(code === 0)
  if (code !== 0) giveUp(said)
}

/**
 * Starts a program of ours in the foreground; with `ipc` it can be sent messages. A Ctrl-C reaches it by the terminal, signals to this
 * process alone are passed on.
 */
export function startProgram(args, { ipc = false } = {}) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', ...(ipc ? ['ipc'] : [])] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return child
}

/** Waits until a program has cleaned up and ended, ends what still runs beside it, and ends as it ended. */
export async function endWith(program) {
  const [code] = await once(program, 'exit')
  for (const child of running) child.kill()
  await Promise.all(Array.from(running, (child) => once(child, 'close')))
  process.exit(code ?? 1)
}
