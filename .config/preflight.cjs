// Old Node versions must be able to read this file: it exists to tell them what to do.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 12)) {
  console.error(
    [
      `Node.js ${process.versions.node} では動きません。24.12 以上が必要です。`,
      'Linux (x64) では `npm ci` が Node.js 24 を node_modules に入れ、npm の命令はそれを使います。`npm ci` をもう一度実行してください。',
      'それ以外の環境では https://nodejs.org/ の Node.js 24 (LTS) を入れてから `npm ci` を実行してください（.nvmrc があります）。',
      `Node.js 24.12 or newer is needed (this is ${process.versions.node}). Run \`npm ci\` again, or install Node.js 24.`,
    ].join('\n'),
  )
  process.exit(1)
}
