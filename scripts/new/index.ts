import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The files as they will stand in the repository, with `.txt` at their end; in them the domain is called `widget`. */
const TEMPLATE = join(__dirname, 'domain')
const KERNEL = 'kernel'

/** A list that names every domain, in code. */
interface List {
  readonly file: string
  /** Left out where the entry needs no import. */
  readonly imports?: string
  /** What the list begins with, and what ends it. */
  readonly opens: string
  readonly closes: string
  readonly entry: string
}

/** All that has to be changed for a new domain besides its own folders. */
const lists: readonly List[] = [
  {
    file: 'cloudfunctions/domains.ts',
    imports: "import { widget } from './domains/widget/domain'",
    opens: 'export const domains = [',
    closes: ']',
    entry: 'widget',
  },
  {
    file: 'contract/index.ts',
    imports: "import type { widgetGroups } from './widget'",
    opens: 'type Groups = [',
    closes: '\n]',
    entry: '...typeof widgetGroups',
  },
  {
    file: 'contract/subjects.ts',
    imports: "import { widgetSubjects } from './widget/subjects'",
    opens: 'const declared:',
    closes: '\n}',
    entry: 'widget: widgetSubjects',
  },
  {
    file: 'src/domains/pages.ts',
    imports: "import * as widget from '../packages/widget/pages'",
    opens: 'export const domains = {',
    closes: '}',
    entry: 'widget',
  },
  {
    file: 'src/domains/index.ts',
    imports: "import { widgetHome } from '../packages/widget/home'",
    opens: 'const shown = {',
    closes: '}',
    entry: 'widget: widgetHome',
  },
  {
    file: 'src/packages/account/person/inbox/messageText.ts',
    imports: "import { widgetMessages } from '../../../widget/words/messages'",
    opens: 'const domains:',
    closes: '\n}',
    entry: 'widget: widgetMessages',
  },
  {
    file: 'tests/component/messageStates.component.test.ts',
    opens: 'const checks:',
    closes: '\n}',
    entry: "widgetRenamed: { content: { kind: 'widgetRenamed', name: title }, atAnyTime: NOTHING_TO_DO }",
  },
  {
    file: 'tests/builders/city/samples/index.ts',
    imports: "import { widgetSamples } from './widget'",
    opens: 'export const samples: Samples = {',
    closes: '\n}',
    entry: '...widgetSamples',
  },
  {
    file: 'tests/builders/city/audiences.ts',
    imports: "import { widgetMembers } from './samples/widget'",
    opens: 'export const membersOf:',
    closes: '\n}',
    entry: '...widgetMembers',
  },
]

/** The table of how long data are kept, which a test holds against the collections. */
const RETENTION = { file: 'docs/architecture.md', before: '| `auditTrail`', row: '| `widgets` | for good: no personal data |\n' }

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

/**
 * Makes a domain that runs: an action for staff and two for a role, a page, a collection and a message.
 *
 * @param name one English noun, in camel case
 * @param root the repository
 * @returns the files that were made or changed
 * @throws when the name can't be one, or is taken
 */
export function newDomain(name: string, root: string): string[] {
  if (!/^[a-z][A-Za-z]{2,19}$/.test(name) || name === KERNEL) throw new Error(`"${name}": a domain is one noun of letters, like "merchant"`)
  if (existsSync(join(root, 'contract', name))) throw new Error(`There is a domain "${name}" already`)
  const named = (text: string) => text.replaceAll('widget', name).replaceAll('Widget', capital(name))
  const made = filesBelow(TEMPLATE).map((template) => {
    const path = named(relative(TEMPLATE, template)).replace(/\.txt$/, '')
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), named(readFileSync(template, 'utf8')))
    return path
  })
  for (const list of lists) edit(join(root, list.file), (text) => enter(text, list, named))
  edit(join(root, RETENTION.file), (text) => text.replace(RETENTION.before, named(RETENTION.row) + RETENTION.before))
  const changed = [...made, ...lists.map(({ file }) => file)]
  execFileSync('npx', ['biome', 'check', '--write', ...changed], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  return [...changed, RETENTION.file]
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
}

const edit = (path: string, change: (text: string) => string) => writeFileSync(path, change(readFileSync(path, 'utf8')))

/** Puts the entry at the end of the list. The formatter sorts the imports and breaks the lines. */
function enter(text: string, { file, imports, opens, closes, entry }: List, named: (text: string) => string): string {
  const begin = text.indexOf(opens)
  const end = text.indexOf(closes, begin + opens.length)
  if (begin < 0 || end < 0) throw new Error(`${file}: no list begins with "${opens}"`)
  const listed = text.slice(0, end).trimEnd()
  const head = imports === undefined ? '' : `${named(imports)}\n`
  return `${head}${listed}${listed.endsWith(',') ? '' : ','} ${named(entry)}${text.slice(end)}`
}

if (require.main === module) {
  const [what, name = ''] = process.argv.slice(2)
  try {
    if (what !== 'domain') throw new Error('npm run new -- domain NAME')
    const files = newDomain(name, join(__dirname, '../..'))
    console.log(`${files.join('\n')}\n\nNext: docs/change.md. npm run typecheck, npm run test:quick.`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
