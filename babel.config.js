/**
 * What WeChat still runs on: its own Chromium on Android, the system's WebKit on iPhones. Newer syntax is compiled down to these; newer built-ins are not
 * used at all (docs/deploy.md, "What phones must have").
 */
const targets = { ios: '12', chrome: '70' }

module.exports = {
  sourceType: 'unambiguous',
  // What the code compiled here never relies on, so that the shorter translation will do.
  assumptions: { noDocumentAll: true, setPublicClassFields: true, privateFieldsAsSymbols: true },
  presets: [
    // `bugfixes`: where an old WebKit has one fault in a feature, that fault is worked around instead of translating the feature everywhere.
    ['@babel/preset-env', { targets, bugfixes: true, modules: false }],
    ['@babel/preset-react', { runtime: 'automatic' }],
    '@babel/preset-typescript',
  ],
  plugins: [['@babel/plugin-transform-runtime', { absoluteRuntime: true, version: require('@babel/runtime/package.json').version }]],
}
