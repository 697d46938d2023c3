/** Taro compiles to ES5 for the phone: WeChat still runs on engines that know no newer syntax. */
module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]] }
