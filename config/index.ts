import { defineConfig } from '@tarojs/cli'

const platform = process.env.TARO_ENV ?? 'weapp'
const cloudEnvId = process.env.CLOUD_ENV_ID ?? ''
if (cloudEnvId && platform === 'h5') {
  throw new Error('CLOUD_ENV_ID is set: the browser preview talks to the local emulator only. Unset it to build h5.')
}

/** Published as ES2020; older WeChat engines need them compiled like our own code. */
const modernPackages = [(file: string) => /node_modules[\\/](zod|@tanstack)[\\/]/.test(file)]
/** Sizes are written in real px: a larger phone shows more, it does not magnify. */
const postcss = { pxtransform: { enable: false } }

/** The build of the phone: `npm run build:weapp` (dist/weapp) and `npm run build:h5` (dist/h5, the preview served by the emulator). */
export default defineConfig<'webpack5'>({
  projectName: 'jiangcheng-xiaoge',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${platform}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  env: {
    CLOUD_ENV_ID: JSON.stringify(cloudEnvId),
    EMULATOR_PORT: JSON.stringify(process.env.EMULATOR_PORT ?? '3000'),
  },
  mini: {
    postcss,
    compile: { include: modernPackages },
    optimizeMainPackage: { enable: true },
  },
  h5: {
    publicPath: './',
    // The preview is served from this machine: webpack's hints about download sizes say nothing here.
    webpackChain: (chain) => void chain.performance.hints(false),
    router: { mode: 'hash' },
    postcss,
    compile: { include: modernPackages },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
})
