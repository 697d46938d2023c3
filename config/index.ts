import { join } from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { NormalModuleReplacementPlugin, ProgressPlugin } from 'webpack'
import { drawings } from './drawings'
import { environment, flatTemplates, HashedCopies, spokenTemplates, terser, withoutInnerHtml } from './lean'
import { openParts } from './openParts'

const platform = process.env.TARO_ENV ?? 'weapp'
const cloudEnvId = process.env.CLOUD_ENV_ID ?? ''
if (cloudEnvId && platform === 'h5') {
  throw new Error('CLOUD_ENV_ID is set: the browser preview talks to the local emulator only. Unset it to build h5.')
}

/** Both sides name the same template; the emulator takes any name and gives its functions this one. */
const messageTemplateId = process.env.MESSAGE_TEMPLATE_ID ?? (cloudEnvId ? '' : 'local-decision')

const contract = join(__dirname, '..', 'contract')
const abortController = join(__dirname, '..', 'src', 'services', 'abortController.ts')
/** Compiled like our own code for older WeChat engines: the contract, and packages that are published as ES2020. */
const compile = { include: [(file: string) => file.startsWith(contract) || /node_modules[\\/](zod|@tanstack|@noble|uqr)[\\/]/.test(file)] }
/** Components' rules don't override one another, so it doesn't matter which comes first. */
const miniCssExtractPluginOption = { ignoreOrder: true }
const sassLoaderOption = { sassOptions: { functions: drawings } }
/** Sizes are written in real px: a larger phone shows more, it does not magnify. */
const postcss = { pxtransform: { enable: false } }

/** What two pages or more use is built once, into a file that all of them load. */
const sharedOnce = {
  chunks: 'all',
  minSize: 0,
  cacheGroups: { default: false, defaultVendors: false, shared: { name: 'shared', minChunks: 2 } },
} as const

/** Tells the process that waits for this build how far it is. */
const tellProgress = (share: number) => void process.send?.({ percent: Math.floor(share * 100) })

/** The build of the phone: `npm run build:weapp` (dist/weapp) and `npm run build:h5` (dist/h5, the preview served by the emulator). */
export default defineConfig<'webpack5'>({
  projectName: 'jiangcheng-xiaoge',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  // scripts/buildPhone.mjs builds aside and then puts the result in place.
  outputRoot: process.env.BUILD_INTO ?? `dist/${platform}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  // Without a terminal: lines that can be read, and no bar that is drawn anew.
  logger: { quiet: !process.stdout.isTTY, stats: false },
  // How deep elements nest before Taro goes on in a component of its own. Our pages rarely get there; the default of 16 costs 22 KB.
  baseLevel: 8,
  // The browser preview never leaves this machine: making it small would take longer than all the rest of its build.
  terser: { enable: platform !== 'h5', config: terser },
  env: {
    CLOUD_ENV_ID: JSON.stringify(cloudEnvId),
    MESSAGE_TEMPLATE_ID: JSON.stringify(messageTemplateId),
    OPEN_PARTS: JSON.stringify(openParts(contract)),
    EMULATOR_PORT: JSON.stringify(process.env.EMULATOR_PORT ?? '9000'),
  },
  mini: {
    postcss,
    sassLoaderOption,
    compile,
    miniCssExtractPluginOption,
    output: { environment },
    runtime: { enableInnerHTML: false },
    optimizeMainPackage: { enable: true },
    webpackChain: (chain) => {
      // TanStack Query needs an AbortController; a mini-program has none.
      chain.plugin('providerPlugin').tap(([provided]) => [{ ...provided, AbortController: [abortController, 'AbortController'] }])
      chain.plugin('miniPlugin').tap(([options]) => [spokenTemplates(flatTemplates(options))])
      chain.plugin('hashedCopies').use(HashedCopies)
      chain.plugin('withoutInnerHtml').use(NormalModuleReplacementPlugin, withoutInnerHtml)
    },
  },
  h5: {
    publicPath: './',
    webpackChain: (chain) => {
      // The preview is served from this machine: webpack's hints about download sizes say nothing here.
      chain.performance.hints(false)
      // By default every page repeats the code that it shares with others.
      chain.optimization.splitChunks(sharedOnce)
      chain.plugin('progress').use(ProgressPlugin, [tellProgress])
    },
    router: { mode: 'hash' },
    postcss,
    sassLoaderOption,
    compile,
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ...miniCssExtractPluginOption,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
})
