/** What WeChat still runs on: its own Chromium on Android, the system's WebKit on iPhones. Newer syntax is compiled down to these. */
const targets = { ios: '12', chrome: '70' }

module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]] }
