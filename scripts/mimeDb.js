// Stands in the bundles for `mime-db`, of which an upload needs the kinds of file that we store (docs/decisions/0012). Others go as bytes.
module.exports = {
  'image/jpeg': { source: 'iana', compressible: false, extensions: ['jpeg', 'jpg', 'jpe'] },
  'text/csv': { source: 'iana', compressible: true, extensions: ['csv'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { source: 'iana', compressible: false, extensions: ['xlsx'] },
}
