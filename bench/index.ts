import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A printed measurement: its name, the figure, and the bound that it should keep. */
export interface Figure {
  readonly name: string
  readonly value: string
  readonly target: string
  readonly kept: boolean
}

/** One measurement: a file `bench/<name>.bench.ts` with this as its default export. */
export type Bench = () => Promise<readonly Figure[]>

/** `npm run bench` runs all measurements, `npm run bench -- functions` one. The exit code is 1 when a bound is exceeded. */
async function main(wanted: readonly string[]) {
  const names = readdirSync(__dirname).flatMap((file) => /^(.*)\.bench\.ts$/.exec(file)?.[1] ?? [])
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`no measurement ${unknown.join(', ')}; there are ${names.join(', ')}`)
  for (const name of wanted.length > 0 ? wanted : names) {
    const bench: { default: Bench } = await import(join(__dirname, `${name}.bench.ts`))
    console.log(`\n${name}`)
    for (const figure of await bench.default()) {
      console.log(`  ${figure.kept ? 'ok  ' : 'MISS'} ${figure.name}: ${figure.value} (${figure.target})`)
      if (!figure.kept) process.exitCode = 1
    }
  }
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
