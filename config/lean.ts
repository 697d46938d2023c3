import type { NormalModuleReplacementPlugin } from 'webpack'

/** Taro turns most of terser's work off and writes ES5, for phones older than ours (babel.config.js). */
export const terser = {
  ecma: 2018,
  compress: {
    ecma: 2018,
    arrows: true,
    collapse_vars: true,
    comparisons: true,
    computed_props: true,
    directives: true,
    hoist_props: true,
    inline: true,
    loops: true,
    negate_iife: true,
    properties: true,
    reduce_funcs: true,
    reduce_vars: true,
    switches: true,
    typeofs: true,
  },
  // Chinese as it is: escaped, every character would take twice the room.
  output: { ecma: 2018, ascii_only: false },
}

/** Syntax that webpack may use in what it writes itself. */
export const environment = { arrowFunction: true, const: true, destructuring: true, forOf: true, templateLiteral: true }

/** No page puts one of these into its like (tests/architecture/nesting): WeChat needs one template of each then, and not one for every level. */
const FLAT = ['scroll-view', 'text', 'static-text']

/** As much of Taro's plugin as this file touches. */
interface MiniPluginOptions {
  combination: { config: { template: { nestElements: Map<string, number> } } }
}

export function flatTemplates(options: MiniPluginOptions): MiniPluginOptions {
  for (const component of FLAT) options.combination.config.template.nestElements.set(component, 1)
  return options
}

/** `runtime.enableInnerHTML: false` keeps Taro from using its HTML parser; this keeps the parser out of the package. */
export const withoutInnerHtml: ConstructorParameters<typeof NormalModuleReplacementPlugin> = [
  /inner-html[\\/]html\.js$/,
  'data:text/javascript,export function setInnerHTML() {}',
]
