import { type Program, parse } from 'acorn'
import type { Dist } from '../weapp/dist'
import type { Finding } from './finding'

/** The part of a syntax tree that the checks examine. */
export interface SyntaxNode {
  type: string
  [field: string]: unknown
}

/** A JavaScript file of the build, with its syntax tree or its syntax error. */
export interface Script {
  file: string
  code: string
  tree: Program | undefined
  problem: string
}

/** Parses every JavaScript file of the build at one level of the language. */
export const parseScripts = (dist: Dist, ecmaVersion: 2019 | 'latest'): Script[] =>
  dist.files
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const code = dist.text(file)
      try {
        return { file, code, tree: parse(code, { ecmaVersion }), problem: '' }
      } catch (error) {
        return { file, code, tree: undefined, problem: error instanceof Error ? error.message : String(error) }
      }
    })

const isNode = (value: unknown): value is SyntaxNode => typeof value === 'object' && value !== null && 'type' in value

/** All nodes of a tree. */
export function* nodesOf(node: unknown): Generator<SyntaxNode> {
  if (Array.isArray(node)) for (const item of node) yield* nodesOf(item)
  if (!isNode(node)) return
  yield node
  for (const value of Object.values(node)) yield* nodesOf(value)
}

/** Applies a check to every node of every file. */
export const inspect = (scripts: Script[], look: (node: SyntaxNode) => string | undefined): Finding[] =>
  scripts.flatMap(({ file, tree }) =>
    [...nodesOf(tree)].flatMap((node) => {
      const message = look(node)
      return message === undefined ? [] : [{ file, message }]
    }),
  )
