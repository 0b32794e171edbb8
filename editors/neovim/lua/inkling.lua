-- Inkling for Neovim 0.7 and newer: problems, hover and code actions through Neovim's own LSP client, and ghost text,
-- which Neovim shows by itself only from 0.12 on. Put this folder on the runtime path and call
-- require("inkling").setup({}) in your init.lua.
local M = {}

-- Milliseconds without a key before ghost text is asked for.
local usual_delay = 75

local defaults = {
  -- The command that starts the server.
  cmd = { "inkling", "serve", "--stdio" },
  -- File types the server is attached to; nil for all of a file's.
  filetypes = nil,
  -- Settings in the shape of .inkling.json.
  settings = {},
  delay = usual_delay,
  keys = { accept = "<Tab>", word = "<M-Right>", dismiss = "<C-]>" },
  -- The highlight group of ghost text; by itself it looks like what is not text.
  highlight = "InklingSuggestion",
}

local options = defaults
local namespace = vim.api.nvim_create_namespace("inkling")
local client_id = nil
local shown = nil
local timer = nil
local asked = 0

local function root_of(file)
  local found = vim.fn.finddir(".git", vim.fn.fnamemodify(file, ":p:h") .. ";")
  if found ~= "" then return vim.fn.fnamemodify(found, ":p:h:h") end
  return vim.fn.getcwd()
end

local function client()
  return client_id and vim.lsp.get_client_by_id(client_id) or nil
end

function M.clear()
  asked = asked + 1
  if shown and vim.api.nvim_buf_is_valid(shown.buffer) then
    vim.api.nvim_buf_clear_namespace(shown.buffer, namespace, 0, -1)
  end
  shown = nil
end

local function show(buffer, row, column, text)
  M.clear()
  local lines = vim.split(text, "\n", { plain = true })
  local mark = { virt_text = { { lines[1], options.highlight } }, virt_text_pos = "overlay", hl_mode = "combine" }
  -- Text behind the cursor must stay readable, so ghost text goes to the line's end there.
  local line = vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1] or ""
  if column < #line then mark.virt_text_pos = "eol" end
  if #lines > 1 then
    mark.virt_lines = {}
    for index = 2, #lines do mark.virt_lines[index - 1] = { { lines[index], options.highlight } } end
  end
  vim.api.nvim_buf_set_extmark(buffer, namespace, row, column, mark)
  shown = { buffer = buffer, row = row, column = column, text = text }
end

-- The part of an item's text behind the cursor: items may replace what stands before it.
local function rest_of(item, row, column, line, encoding)
  local text = type(item.insertText) == "table" and item.insertText.value or item.insertText
  local range = item.range
  if not range then return text end
  if range.start.line ~= row or range["end"].line ~= row then return nil end
  local byte = function(position) return vim.str_byteindex(line, position.character, encoding == "utf-16") end
  local from = byte(range.start)
  local typed = line:sub(from + 1, column)
  if text:sub(1, #typed) ~= typed then return nil end
  local behind = line:sub(column + 1, byte(range["end"]))
  local rest = text:sub(#typed + 1)
  if behind ~= "" then
    if rest:sub(-#behind) ~= behind then return nil end
    rest = rest:sub(1, #rest - #behind)
  end
  return rest
end

local function cursor()
  local position = vim.api.nvim_win_get_cursor(0)
  return position[1] - 1, position[2]
end

-- Shows an answer unless the user has gone on or looks at a menu, whose words the keys are for then.
local function answer(server, asking, result)
  if asking.number ~= asked or not result or vim.fn.pumvisible() == 1 then return end
  local row, column = cursor()
  if vim.api.nvim_get_current_buf() ~= asking.buffer or row ~= asking.row or column ~= asking.column then return end
  local item = (result.items or result)[1]
  if not item then return end
  local rest = rest_of(item, row, column, vim.api.nvim_get_current_line(), server.offset_encoding)
  if rest and rest ~= "" then show(asking.buffer, row, column, rest) end
end

-- Asks for ghost text at the cursor. By hand (the default) the server answers at once; `automatic` requests follow the typing.
function M.suggest(automatic)
  local server = client()
  local buffer = vim.api.nvim_get_current_buf()
  if not server or not vim.lsp.buf_is_attached(buffer, client_id) then return end
  local row, column = cursor()
  local params = vim.lsp.util.make_position_params(0, server.offset_encoding)
  params.context = { triggerKind = automatic and 2 or 1 }
  asked = asked + 1
  local asking = { number = asked, buffer = buffer, row = row, column = column }
  server.request("textDocument/inlineCompletion", params, function(err, result)
    if not err then answer(server, asking, result) end
  end, buffer)
end

local function insert(text)
  local row, column = shown.row, shown.column
  local buffer = shown.buffer
  M.clear()
  local lines = vim.split(text, "\n", { plain = true })
  vim.api.nvim_buf_set_text(buffer, row, column, row, column, lines)
  local last = #lines == 1 and column + #lines[1] or #lines[#lines]
  vim.api.nvim_win_set_cursor(0, { row + #lines, last })
end

-- Takes the ghost text; false when there is none, so that a mapping can do what its key did before.
function M.accept()
  if not shown then return false end
  insert(shown.text)
  M.suggest(true)
  return true
end

-- Takes the next word of the ghost text.
function M.accept_word()
  if not shown then return false end
  insert(shown.text:match("^%s*[%w_]+") or shown.text:match("^%s*[^%w_%s]+") or shown.text)
  M.suggest(true)
  return true
end

function M.visible()
  return shown and shown.text or nil
end

local function later()
  M.clear()
  if timer then timer:stop() else timer = vim.loop.new_timer() end
  timer:start(options.delay, 0, vim.schedule_wrap(function()
    if vim.api.nvim_get_mode().mode:sub(1, 1) == "i" then M.suggest(true) end
  end))
end

function M.attach(buffer)
  if vim.bo[buffer].buftype ~= "" then return end
  local filetype = vim.bo[buffer].filetype
  if options.filetypes and not vim.tbl_contains(options.filetypes, filetype) then return end
  if not client() then
    local root = root_of(vim.api.nvim_buf_get_name(buffer))
    client_id = vim.lsp.start_client({
      name = "inkling",
      cmd = options.cmd,
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
      init_options = options.settings,
      on_exit = function() client_id = nil end,
    })
  end
  if client_id then vim.lsp.buf_attach_client(buffer, client_id) end
end

function M.setup(given)
  options = vim.tbl_deep_extend("force", defaults, given or {})
  vim.api.nvim_set_hl(0, defaults.highlight, { default = true, link = "NonText" })
  local group = vim.api.nvim_create_augroup("inkling", { clear = true })
  local on = function(events, callback)
    vim.api.nvim_create_autocmd(events, { group = group, callback = callback })
  end
  on({ "FileType" }, function(event) M.attach(event.buf) end)
  on({ "TextChangedI", "CursorMovedI" }, later)
  on({ "InsertLeave", "BufLeave", "CompleteChanged", "TextChangedP" }, M.clear)
  for key, action in pairs({ accept = M.accept, word = M.accept_word }) do
    local keys = options.keys[key]
    if keys and keys ~= "" then
      vim.keymap.set("i", keys, function()
        -- Changing text is not allowed while an expression mapping runs, so it happens right after.
        if not shown or vim.fn.pumvisible() == 1 then return keys end
        vim.schedule(action)
        return ""
      end, { expr = true, silent = true })
    end
  end
  if options.keys.dismiss and options.keys.dismiss ~= "" then
    vim.keymap.set("i", options.keys.dismiss, M.clear, { silent = true })
  end
end

return M
