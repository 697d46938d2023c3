import { type CliOptions, parseOptions, USAGE } from './options'
import { watchNpm } from './orphan'
import { startEmulator } from './server'

/** The time zone of the platform's containers. */
process.env.TZ = 'UTC'

const fail = (error: unknown, help = ''): never => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${help}`)
  process.exit(1)
}

const readOptions = (): CliOptions => {
  try {
    const options = parseOptions(process.argv.slice(2))
    if (options !== 'help') return options
  } catch (error) {
    return fail(error, `\n${USAGE}`)
  }
  process.stdout.write(USAGE)
  return process.exit(0)
}

const run = async () => {
  const emulator = await startEmulator(readOptions())
  let stopping = false
  // A terminal signals the whole process group and npm forwards the signal as well. The second signal has no effect.
  const stop = () => {
    if (stopping) return
    stopping = true
    void emulator.stop().then(() => process.exit(0), fail)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  watchNpm(stop)
  process.stdout.write(`emulator ready: ${emulator.url}\n`)
}

void run().catch(fail)
