// Runs WeChat's own CI module offline. The module forks, watches files and prints a lot, so it runs in a process of its own:
// node ciProcess.cjs <project folder> <result file>
const { readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const ci = require('miniprogram-ci')

/** A closed port as a proxy: the module cannot fetch a list of file types from WeChat, and falls back to its own. */
ci.proxy('http://127.0.0.1:9')

const [projectPath, resultFile] = process.argv.slice(2)
const { setting = {} } = JSON.parse(readFileSync(join(projectPath, 'project.config.json'), 'utf8'))
const project = new ci.Project({
  appid: 'touristappid',
  type: 'miniProgram',
  projectPath,
  privateKey: 'none',
  ignores: [],
  attr: async () => ci.DefaultProjectAttr,
})

const compile = () => {
  const { es6 = false, minified = false, minifyWXML = false, minifyWXSS = false } = setting
  const options = { project, version: '0.0.0', desc: '', onProgressUpdate: () => {} }
  return ci.getCompiledResult({ ...options, setting: { es6, minifyJS: minified, minifyWXML, minifyWXSS } })
}

async function main() {
  try {
    await compile()
  } catch (error) {
    return { compileError: String(error.message ?? error) }
  }
  const quality = await ci.checkCodeQuality(project)
  const { files, modules } = await ci.analyseCode(project, { silent: true })
  return { quality, files, modules }
}

main().then(
  (result) => {
    writeFileSync(resultFile, JSON.stringify(result))
    process.exit(0)
  },
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
