-- Opens a file in Neovim with the plugin of editors/neovim, takes the ghost text behind a line, and writes down what was seen.
vim.opt.runtimepath:append(vim.env.INKLING_EDITORS .. "/neovim")
vim.cmd("filetype on")
local inkling = require("inkling")
inkling.setup({ cmd = { vim.env.INKLING_NODE, vim.env.INKLING_CLI, "serve", "--stdio" } })
vim.cmd("edit " .. vim.fn.fnameescape(vim.env.INKLING_FILE))
-- Ghost text stands behind the last character, where normal mode does not go otherwise.
vim.o.virtualedit = "onemore"
vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local problems = vim.tbl_map(function(each) return each.code or each.user_data.lsp.code end, vim.diagnostic.get(0))
local row = tonumber(vim.env.INKLING_ROW)
local line = function() return vim.api.nvim_buf_get_lines(0, row - 1, row, false)[1] end
vim.api.nvim_win_set_cursor(0, { row, #line() })
-- The model may still be on its way, and the first request be answered without it.
local deadline = vim.loop.now() + 40000
while not inkling.visible() and vim.loop.now() < deadline do
  inkling.suggest()
  vim.wait(3000, function() return inkling.visible() ~= nil end, 50)
end
local shown = inkling.visible() or ""
local took = inkling.accept()
local out = io.open(vim.env.INKLING_OUT, "w")
out:write(vim.fn.json_encode({ problems = problems, shown = shown, took = took, after = line() }))
out:close()
vim.cmd("qall!")
