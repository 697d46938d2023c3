import { join } from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { NormalModuleReplacementPlugin } from 'webpack'
import { iconFunctions } from './iconSprite'
import { environment, flatTemplates, HashedCopies, terser, withoutInnerHtml } from './lean'

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
const sassLoaderOption = { sassOptions: { functions: iconFunctions } }
/** Sizes are written in real px: a larger phone shows more, it does not magnify. */
const postcss = { pxtransform: { enable: false } }

/** The build of the phone: `npm run build:weapp` (dist/weapp) and `npm run build:h5` (dist/h5, the preview served by the emulator). */
export default defineConfig<'webpack5'>({
  projectName: 'jiangcheng-xiaoge',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${platform}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  // How deep elements nest before Taro goes on in a component of its own. Our pages rarely get there; the default of 16 costs 22 KB.
  baseLevel: 8,
  terser: { enable: true, config: terser },
  env: {
    CLOUD_ENV_ID: JSON.stringify(cloudEnvId),
    MESSAGE_TEMPLATE_ID: JSON.stringify(messageTemplateId),
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
      chain.plugin('miniPlugin').tap(([options]) => [flatTemplates(options)])
      chain.plugin('hashedCopies').use(HashedCopies)
      chain.plugin('withoutInnerHtml').use(NormalModuleReplacementPlugin, withoutInnerHtml)
    },
  },
  h5: {
    publicPath: './',
    // The preview is served from this machine: webpack's hints about download sizes say nothing here.
    webpackChain: (chain) => void chain.performance.hints(false),
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
