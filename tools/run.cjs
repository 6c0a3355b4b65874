// What every npm script runs: `node tools/run.cjs <task>` makes sure that the packages are installed, then hands over to
// tools/<task>.ts under the pinned Node. It has to be understood by any Node, the ones we refuse included, hence CommonJS,
// `var` and no dependencies.
'use strict'

var childProcess = require('child_process')
var fs = require('fs')
var path = require('path')

var ROOT = path.join(__dirname, '..')
var OLDEST_NODE = 20

/** Where Node keeps what it has compiled: a quarter of what wrangler needs to start, which a test run does some fifty times. */
var COMPILED = path.join(ROOT, 'node_modules/.cache/node')

/** The sentence for a Node that is too old, or null. */
function refuseNode(version, task) {
  if (parseInt(version, 10) >= OLDEST_NODE) return null
  return (
    'Baraza needs Node ' +
    OLDEST_NODE +
    ' or newer and this is Node ' +
    version +
    ': install a current one from https://nodejs.org, then run ' +
    command(task) +
    ' again.'
  )
}

function command(task) {
  return task === 'start' || task === 'test' ? 'npm ' + task : 'npm run ' + task
}

/** Whether what lies in node_modules is what the lock file asks for. npm writes the second file when it is done, never before. */
function isInstalled(wanted, installed) {
  return Object.keys(wanted.packages).every(function (name) {
    var want = wanted.packages[name]
    var have = installed.packages[name]
    // Optional packages are mostly other platforms' binaries, which npm leaves out.
    if (name === '' || (want.optional && !have)) return true
    return Boolean(have) && have.version === want.version
  })
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** The Node to go on with: the pinned one, or a running one that reads TypeScript by itself. */
function findNode() {
  var pinned = path.join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (fs.existsSync(pinned)) return pinned
  var version = process.versions.node.split('.').map(Number)
  return version[0] > 22 || (version[0] === 22 && version[1] >= 18) ? process.execPath : null
}

/** One sentence for an install that failed because nothing could be downloaded, or null when something else is wrong. */
function explainInstall(output, task) {
  if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED/.test(output))
    return null
  return (
    'The packages could not be downloaded: check the internet connection (and the proxy, if there is one), then run ' +
    command(task) +
    ' again.'
  )
}

function install(task) {
  console.log('Installing the packages (once, about a minute) …')
  var args = ['ci', '--no-audit', '--no-fund', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
  var npm = process.env.npm_execpath
  // `npm` is a .cmd file on Windows, which only a shell can run; npm itself tells its scripts where its JavaScript is.
  var result =
    npm && /\.c?js$/.test(npm)
      ? childProcess.spawnSync(process.execPath, [npm].concat(args), { cwd: ROOT, encoding: 'utf8' })
      : childProcess.spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' })
  if (result.status === 0) return
  // A Ctrl-C went to npm too.
  if (result.signal) process.exit(130)
  var output = [result.error && result.error.message, result.stdout, result.stderr].filter(Boolean).join('\n')
  fail(explainInstall(output, task) || output + '\nThe packages could not be installed: the lines above say why.')
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

function main(task, args) {
  var refusal = refuseNode(process.versions.node, task)
  if (refusal) fail(refusal)

  var wanted = readJson('package-lock.json')
  var installed = readJson('node_modules/.package-lock.json')
  if (!installed || !isInstalled(wanted, installed)) install(task)

  var node = findNode()
  if (!node) {
    fail(
      'The install left out Node 24, because install scripts are switched off: run npm ci --ignore-scripts=false, then ' +
        command(task) +
        ' again.',
    )
  }

  // Node 22 still warns of reading TypeScript; 24 does not.
  var child = childProcess.spawn(
    node,
    ['--disable-warning=ExperimentalWarning', path.join(__dirname, task + '.ts')].concat(args),
    { cwd: ROOT, stdio: 'inherit', env: Object.assign({ NODE_COMPILE_CACHE: COMPILED }, process.env) },
  )
  // Stay until the child has tidied up, so that the prompt comes last.
  function stop() {
    child.kill('SIGTERM')
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // The shell in which npm runs this dies of a signal without passing it on, which would leave a server behind.
  if (process.env.npm_lifecycle_event) {
    var parent = process.ppid
    setInterval(function () {
      if (process.ppid !== parent) stop()
    }, 500).unref()
  }
  child.on('exit', function (code) {
    process.exit(code === null ? 1 : code)
  })
}

module.exports = { refuseNode: refuseNode, isInstalled: isInstalled, explainInstall: explainInstall }

if (require.main === module) main(process.argv[2], process.argv.slice(3))
