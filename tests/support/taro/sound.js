// A recording as the build provides it: a data URI.
module.exports = { __esModule: true, default: 'data:audio/mpeg;base64,AAAA' }
