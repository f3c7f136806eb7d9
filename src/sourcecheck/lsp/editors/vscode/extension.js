// Starts the language server of sourcecheck for articles, saved or not.
"use strict";

const { window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "mdx", "html", "plaintext"];
let client;

async function start() {
  const [command, ...args] = workspace.getConfiguration("sourcecheck").get("command");
  const documentSelector = LANGUAGES.flatMap((language) => [
    { language, scheme: "file" },
    { language, scheme: "untitled" },
  ]);
  client = new LanguageClient("sourcecheck", "sourcecheck", { command, args }, { documentSelector });
  try {
    await client.start();
  } catch (problem) {
    client = undefined;
    window.showErrorMessage(`${command} cannot be started: pip install 'sourcecheck[lsp]' (${problem.message})`);
  }
}

async function deactivate() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function activate(context) {
  context.subscriptions.push(
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("sourcecheck.command")) {
        await deactivate();
        await start();
      }
    }),
  );
  await start();
}

module.exports = { activate, deactivate };
