//! Starts the language server of sourcecheck, which has to be on the PATH.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Sourcecheck;

impl zed::Extension for Sourcecheck {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        _id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let command = worktree
            .which("sourcecheck")
            .ok_or("sourcecheck is not on the PATH; install it: pip install 'sourcecheck[lsp]'")?;
        Ok(Command {
            command,
            args: vec!["lsp".into()],
            env: Vec::new(),
        })
    }
}

zed::register_extension!(Sourcecheck);
