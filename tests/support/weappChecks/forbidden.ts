import { homedir } from 'node:os'
import { resolve } from 'node:path'
import type { Dist } from '../weapp/dist'
import type { Finding } from './finding'
import { inspect, parseScripts, type SyntaxNode } from './javascript'

/** WeChat disables code evaluated from text, except for this text, by which webpack's runtime looks for the global object. */
const ALLOWED = 'return this'

/** Finds `eval`, `Function(…)` and `new Function(…)` in the output. */
export const checkDynamicCode = (dist: Dist): Finding[] => inspect(parseScripts(dist, 'latest'), dynamicCode)

interface Call extends SyntaxNode {
  callee: { type: string; name?: string }
  arguments: { value?: unknown }[]
}

function dynamicCode(node: SyntaxNode): string | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined
  const { callee, arguments: args } = node as Call
  if (callee.type !== 'Identifier' || (callee.name !== 'Function' && callee.name !== 'eval')) return undefined
  const text = args.at(-1)?.value
  if (callee.name === 'Function' && text === ALLOWED) return undefined
  return `${callee.name}(${JSON.stringify(text ?? '…')}) is forbidden by WeChat`
}

const HOME_FOLDERS = /(?<![\w.-])(?:\/Users|\/home|[A-Za-z]:\\+Users)[\\/]+[\w.-]+[\\/]/

/** Finds paths of the build machine, which reveal information about it and make two builds of one source differ. */
export function checkMachinePaths(dist: Dist): Finding[] {
  const own = [resolve(__dirname, '../../..'), homedir()].filter((path) => path.length > 1)
  return dist.files
    .filter((file) => /\.(js|json|wxml|wxss|wxs|txt)$/.test(file))
    .flatMap((file) => {
      const text = dist.text(file)
      const found = own.find((path) => text.includes(`${path}/`)) ?? HOME_FOLDERS.exec(text)?.[0]
      return found ? [{ file, message: `contains the path ${found}` }] : []
    })
}
