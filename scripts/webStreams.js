// Stands in the bundles for `web-streams-polyfill`: Node has had web streams of its own since version 18 (docs/decisions/0012).
module.exports = require('node:stream/web')
