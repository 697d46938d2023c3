import type { template } from 'glass-easel'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Dist } from './dist'

type Templates = Map<string, template.ComponentTemplate>

/** A cache by build: the output does not change while a test process runs, and compiling it takes 0.1 s. */
const compiled = new Map<string, Templates>()

/**
 * Compiles all WXML of the build with its imports, includes and WXS, by path without suffix.
 * @throws at the first syntax error
 */
export function compileTemplates(dist: Dist): Templates {
  const known = compiled.get(dist.dir)
  if (known) return known
  const templates = evaluate(generate(dist))
  compiled.set(dist.dir, templates)
  return templates
}

function generate(dist: Dist): string {
  const group = new TmplGroup()
  for (const file of dist.files) {
    if (file.endsWith('.wxml')) refuseProblems(file, group.addTmpl(file.slice(0, -'.wxml'.length), dist.text(file)))
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -'.wxs'.length), dist.text(file))
  }
  const source = group.getTmplGenObjectGroups()
  group.free()
  return source
}

function refuseProblems(file: string, problems: unknown[]): void {
  if (problems.length > 0) throw new Error(`${file} does not compile: ${JSON.stringify(problems)}`)
}

function evaluate(source: string): Templates {
  const groupList = new Function(`return ${source}`)() as NonNullable<template.ComponentTemplate['groupList']>
  // The built-in components are native nodes of the tree. This lets them accept WeChat's `bindtap="…"` without a colon.
  const entries = Object.entries(groupList).map(
    ([path, content]) => [path, { groupList, content, fallbackListenerOnNativeNode: true }] as const,
  )
  return new Map(entries)
}
