import { Compilation, type Compiler, type NormalModuleReplacementPlugin, sources } from 'webpack'
import { ARIA_ATTRIBUTES } from '../src/ui/ariaAttributes'

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

interface Template {
  nestElements: Map<string, number>
  internalComponents: Record<string, Record<string, string>>
}

/** As much of Taro's plugin as this file touches. */
interface MiniPluginOptions {
  combination: { config: { template: Template } }
}

export function flatTemplates(options: MiniPluginOptions): MiniPluginOptions {
  for (const component of FLAT) options.combination.config.template.nestElements.set(component, 1)
  return options
}

/** Lets the templates pass on what screen readers need. Taro's own plugin for this writes into node_modules and asks for other versions of Taro. */
export function spokenTemplates(options: MiniPluginOptions): MiniPluginOptions {
  const { internalComponents } = options.combination.config.template
  for (const [component, attributes] of Object.entries(ARIA_ATTRIBUTES)) Object.assign(internalComponents[component] ?? {}, attributes)
  return options
}

/** `runtime.enableInnerHTML: false` keeps Taro from using its HTML parser; this keeps the parser out of the package. */
export const withoutInnerHtml: ConstructorParameters<typeof NormalModuleReplacementPlugin> = [
  /inner-html[\\/]html\.js$/,
  'data:text/javascript,export function setInnerHTML() {}',
]

const COPIES = /\/sub-common\//

/**
 * Taro copies what several subpackages share into each of them, as sources that hash alike whatever is in them. The minimizers keep their work by
 * that hash: without this plugin a build with a cache would ship what an earlier build has made of the same file.
 */
export class HashedCopies {
  apply(compiler: Compiler) {
    compiler.hooks.thisCompilation.tap(HashedCopies.name, (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE - 1
      compilation.hooks.processAssets.tap({ name: HashedCopies.name, stage, additionalAssets: true }, (assets) => {
        for (const [file, source] of Object.entries(assets))
          if (COPIES.test(file)) compilation.updateAsset(file, new sources.RawSource(source.source()))
      })
    })
  }
}
