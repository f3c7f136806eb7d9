-- sourcecheck in Neovim: into init.lua, or into a file of your plugin folder.
local server = {
  name = "sourcecheck",
  cmd = { "sourcecheck", "lsp" },
  filetypes = { "markdown", "mdx", "html", "text" },
  root_markers = { "sourcecheck.toml", "pyproject.toml", ".git" },
  -- What the configuration of a project says counts, and these over it:
  -- init_options = { preset = "news", ignore = { "typography" }, minConfidence = "high" },
}

if vim.lsp.enable then -- Neovim 0.11 and later
  vim.lsp.config(server.name, server)
  vim.lsp.enable(server.name)
else
  vim.api.nvim_create_autocmd("FileType", {
    pattern = server.filetypes,
    callback = function(event)
      local missing = server.cmd[1] .. " cannot be started: pip install 'sourcecheck[lsp]', where Neovim finds it on the PATH"
      if vim.fn.executable(server.cmd[1]) == 0 then
        return vim.notify_once(missing, vim.log.levels.WARN)
      end
      server.root_dir = nil
      local here = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(event.buf), ":p:h") .. ";"
      for _, name in ipairs(server.root_markers) do
        local found = vim.fn.findfile(name, here)
        found = found ~= "" and found or vim.fn.finddir(name, here)
        if found ~= "" then
          server.root_dir = vim.fn.fnamemodify(found, ":p"):gsub("/$", ""):match("(.*)/")
          break
        end
      end
      for _, client in ipairs(vim.lsp.get_active_clients()) do
        if client.name == server.name and client.config.root_dir == server.root_dir then
          return vim.lsp.buf_attach_client(event.buf, client.id)
        end
      end
      local started = vim.lsp.start_client(vim.deepcopy(server))
      if not started then
        return vim.notify_once(missing, vim.log.levels.WARN)
      end
      vim.lsp.buf_attach_client(event.buf, started)
    end,
  })
end
