// Stands in the bundles for the parts of the SDK that we don't use (AI, data models and MySQL, writing XML, custom logins): see docs/decisions/0012.
module.exports = {}
