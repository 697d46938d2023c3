import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { newDomain } from '../../scripts/new'

const ROOT = resolve(__dirname, '../..')
const NAME = 'harbour'

const filesOf = (root: string) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean)

/** The tests that read the lists into which a domain enters, and its files. */
const READERS = `(${['imports', 'registry', 'collections', 'copies', 'limits', 'inputs', 'words', 'refusalWords', 'texts', 'kept', 'auditFacts'].join('|')}).architecture`

let root: string
let before: string[]
let reported: string[]

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'new-domain-'))
  execFileSync('git', ['init', '--quiet'], { cwd: root })
  // The line for the folder in .gitignore doesn't fit the link.
  appendFileSync(join(root, '.git/info/exclude'), 'node_modules\n')
  for (const path of filesOf(ROOT)) cpSync(join(ROOT, path), join(root, path), { force: true })
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  before = filesOf(root)
  reported = newDomain(NAME, root)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const linesOf = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8').split('\n')
const beyond = (lines: readonly string[], others: readonly string[]) => lines.filter((line) => !others.includes(line))

/** Runs a command of the new repository; what it said comes with the error when it fails. */
function run(command: string, ...args: string[]): void {
  try {
    execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`)
  }
}

test('a new domain adds files of its own folders, and to each list an import and an entry', () => {
  const added = filesOf(root).filter((path) => !before.includes(path))
  expect(added.filter((path) => !/\/harbour(\/|\.|Document\.)/.test(path))).toEqual([])
  const changed = before.filter((path) => linesOf(root, path).join('\n') !== linesOf(ROOT, path).join('\n'))
  expect([...added, ...changed].toSorted()).toEqual([...reported].toSorted())
  for (const path of changed) {
    expect(beyond(linesOf(root, path), linesOf(ROOT, path)).length).toBeLessThanOrEqual(2)
    // A list on one line is one line that was changed.
    expect(beyond(linesOf(ROOT, path), linesOf(root, path)).length).toBeLessThanOrEqual(1)
  }
})

test('it compiles, is formatted and can be built', () => {
  run('npx', 'tsc', '--noEmit')
  run('npx', 'biome', 'check', ...reported.filter((path) => path.endsWith('.ts') || path.endsWith('.tsx')))
  run('npx', 'tsx', 'scripts/buildFunctions.ts')
})

test('it runs, for those alone who may, once for each request; and it fits into the house', () => {
  run('npx', 'jest', '--selectProjects', 'int', '--testPathPatterns', 'accountAccess|accountRetry', '-t', NAME)
  run('npx', 'jest', '--selectProjects', 'int', 'architecture', 'unit', '--testPathPatterns', `${NAME}.int|decisionMessage|${READERS}`)
})

test('a name that is taken, or is none, is refused and changes nothing', () => {
  const now = filesOf(root)
  for (const name of [NAME, 'account', 'kernel', 'Shop', 'a', 'two words', '../up']) expect(() => newDomain(name, root)).toThrow()
  expect(filesOf(root)).toEqual(now)
})
