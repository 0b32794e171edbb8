import type { Shape } from "./shape.ts";

/** Shapes of markup, data, settings, shells, hardware and other special languages. */
export const dataShapes: Readonly<Record<string, readonly Shape[]>> = {
  xml: [
    [4, /^\s*<\?xml\b/],
    [2, /^[ \t]*<(\w+:)?\w+[^<>]*\bxmlns(?::\w+)?=/m],
  ],
  svg: [[5, /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b/i]],
  html: [
    [4, /<!DOCTYPE html/i],
    [3, /<html\b/i],
    [1, /<\/(?:div|body|head|p|span|a|table|script)>/i],
    [1, /<(?:div|body|head|span|script|link|meta|a|ul|form)\b[^<>]*>/i],
  ],
  vue: [[5, /^<template>[\s\S]*^<script\b|^<script\b[\s\S]*^<template>/m]],
  svelte: [
    [3, /\{#(?:if|each|await)\b[^}]*\}/],
    [1, /^<script\b/m],
  ],
  shellscript: [
    [2, /^[ \t]*(?:if|while|until) \[\[? .* \]\]?\s*;?\s*(?:then|do)?[ \t]*$/m],
    [1, /^[ \t]*(?:fi|done|esac)\b/m],
    [1, /\$\{?\w+\}?|\$\(|\$[@#?*!]/],
    [
      1,
      /^[ \t]*(?:echo|export|source|cd|sudo|set -\w+|local|readonly|mkdir|rm|cp|curl|grep|apt-get|npm|git) /m,
    ],
    [2, /^[ \t]*\w+\(\)\s*\{/m],
    [1, /\| (?:grep|awk|sed|sort|head|tail|xargs|cut|wc)\b| 2>&1|>\/dev\/null/],
  ],
  powershell: [
    [3, /\b(?:Get|Set|New|Write|Import|Remove|Add|Invoke|Test|Start|Out|Select|Where|ForEach)-[A-Z]\w+/],
    [2, /^[ \t]*param\s*\(/im],
    [1, /\$\w+ = | -(?:eq|ne|like|match|gt|lt|and|or) /],
    [1, /\[(?:string|int|switch|Parameter|CmdletBinding)\b/i],
  ],
  bat: [
    [3, /^@?echo (?:off|on)\b/im],
    [2, /^[ \t]*(?:set \w+=|goto :?\w+|if (?:not )?exist|setlocal|rem )/im],
    [1, /%\w+%|%~?\w?\d/],
  ],
  sql: [
    [
      3,
      /^[ \t]*(?:CREATE (?:OR REPLACE )?(?:TEMP(?:ORARY)? )?(?:TABLE|INDEX|VIEW|DATABASE|FUNCTION|TRIGGER|UNIQUE INDEX)|INSERT INTO|ALTER TABLE|DROP TABLE|DELETE FROM)\b/im,
    ],
    [3, /\bSELECT\b[\s\S]{1,400}?\bFROM\b/],
    [1, /\b(?:WHERE|JOIN|GROUP BY|ORDER BY|VALUES|PRIMARY KEY|NOT NULL|VARCHAR)\b/i],
    [1, /;[ \t]*$/m],
  ],
  css: [
    [2, /^[ \t]*[.#]?[\w-]+(?:[ ,>:.#[\]="~+*()]+[\w-]+)*[ \t]*\{[ \t]*$/m],
    [2, /^[ \t]*[a-z-]+\s*:\s*[^;{}\n]+;[ \t]*$/m],
    [2, /\b(?:color|margin|padding|font-size|display|background|border|width|height)(?:-\w+)?\s*:/],
    [1, /^[ \t]*@(?:media|import|charset|keyframes|font-face)\b/m],
    [1, /\d(?:px|em|rem|vh|%)\b|#[0-9a-fA-F]{3,6}\b/],
  ],
  scss: [
    [3, /^[ \t]*(?:@mixin|@include|@extend|@use|@forward)\b/m],
    [3, /^[ \t]*\$[\w-]+\s*:/m],
    [2, /^[ \t]*&[:.\w-]/m],
    [1, /\b(?:color|margin|padding|display|background)\s*:/],
  ],
  less: [
    [3, /^[ \t]*@[\w-]+\s*:\s*[^;]+;/m],
    [2, /^[ \t]*\.[\w-]+\(.*\)\s*(?:when .*)?[;{]/m],
    [1, /^[ \t]*&[:.\w-]/m],
  ],
  markdown: [
    [2, /^#{1,6} \S/m],
    [1, /^```/m],
    [1, /\[[^[\]\n]+\]\([^)\n]+\)/],
    [1, /^[ \t]*[-*] \S/m],
    [1, /\*\*\w[^*\n]*\*\*/],
    [1, /^(?:={3,}|-{3,})$|^\d+\. \S|^> /m],
  ],
  restructuredtext: [
    [3, /^\.\. (?:code-block|note|toctree|image|automodule|contents|warning|_\w+|literalinclude)/m],
    [2, /:(?:ref|class|func|doc|meth|mod|file|attr|option):`/],
    [2, /^.{3,}\n[=~^*"-]{3,}[ \t]*$/m],
    [1, /``\w+``|::[ \t]*$/m],
  ],
  asciidoc: [
    [2, /^={1,5} \S/m],
    [2, /^:\w[\w-]*:/m],
    [2, /^\[(?:source|NOTE|TIP|quote|cols)|^-{4,}$|xref:|link:\S+\[/m],
  ],
  latex: [
    [4, /\\documentclass\b|\\begin\{\w+\*?\}/],
    [2, /\\(?:section|usepackage|newcommand|textbf|label|cite|ref|item)\b/],
  ],
  yaml: [
    [3, /^---[ \t]*$/m],
    [2, /^[\w-]+:\s*$\n^(?: {2,}|- )[\w-]+/m],
    [1, /^[\w-]+: \S+/m],
    [1, /^[ \t]*- [\w-]+(?::|$)/m],
  ],
  toml: [
    [3, /^\[{1,2}[\w."-]+\]{1,2}[ \t]*$/m],
    [2, /^[\w-]+\s*=\s*(?:"[^"]*"|\d+|true|false|\[|\{)/m],
  ],
  ini: [
    [2, /^\[[\w .:-]+\][ \t]*$/m],
    [1, /^[\w.-]+\s*=\s*[^"[{].*$/m],
    [1, /^;/m],
  ],
  properties: [[2, /^[\w-]+(?:\.[\w-]+)+\s*=/m]],
  dockerfile: [
    [3, /^FROM [\w./:@${}-]+(?: AS \w+)?[ \t]*$/im],
    [2, /^(?:RUN|COPY|ENTRYPOINT|CMD|WORKDIR|ENV|EXPOSE|ARG|ADD) /m],
  ],
  makefile: [
    [2, /^[\w.%/-]+(?: [\w.%/-]+)*\s*:(?!=)[^\n]*\n\t/m],
    [2, /^\.PHONY\s*:/m],
    [1, /\$\([A-Z@<]\w*\)|\$[@<^]/],
    [1, /^[A-Z_]+\s*[:?+]?=/m],
  ],
  cmake: [
    [4, /^[ \t]*cmake_minimum_required\s*\(/im],
    [
      2,
      /^[ \t]*(?:add_executable|add_library|target_link_libraries|find_package|project|set|include|add_subdirectory|install)\s*\(/im,
    ],
  ],
  terraform: [
    [4, /^[ \t]*(?:resource|data|provider|variable|module|output|terraform|locals)(?: "[\w-]+"){0,2} \{/m],
  ],
  graphql: [
    [
      2,
      /^[ \t]*(?:type|input|interface|enum|union|scalar|schema|fragment \w+ on|query|mutation|subscription)\b.*\{?[ \t]*$/m,
    ],
    [1, /: \[?\w+!?\]?!?[ \t]*$/m],
    [1, /\b(?:ID|String|Int|Boolean)!/],
  ],
  proto: [
    [5, /^[ \t]*syntax\s*=\s*"proto[23]"/m],
    [2, /^[ \t]*(?:message|service|enum) \w+ \{/m],
    [1, /^[ \t]*(?:optional |repeated |required )?\w+ \w+ = \d+/m],
  ],
  diff: [
    [5, /^diff --git |^--- \S+.*\n\+\+\+ \S+/m],
    [1, /^@@ -\d+/m],
  ],
  verilog: [
    [2, /^[ \t]*module \w+\s*(?:#?\(|;)/m],
    [2, /\balways\s*@|\bendmodule\b|\bassign \w+|\b(?:wire|reg)\b/],
  ],
  vhdl: [
    [3, /^[ \t]*(?:entity|architecture) \w+ (?:is|of)\b/im],
    [2, /\bstd_logic\b|^[ \t]*library ieee/im],
  ],
  assembly: [
    [2, /^[ \t]*(?:section|segment|\.section|\.text|\.data|\.globl|\.global|global)\b/m],
    [
      2,
      /^[ \t]*(?:mov[lqbw]?|push[lq]?|pop[lq]?|add[lq]?|sub[lq]?|jmp|call|ret|lea[lq]?|xor[lq]?|cmp[lq]?)\s+[%$\w[]/m,
    ],
    [1, /%[re]?[abcd]x\b|\b(?:rax|eax|rsp|rbp)\b/],
  ],
  solidity: [
    [5, /^pragma solidity /m],
    [2, /^[ \t]*(?:abstract )?contract \w+/m],
  ],
  glsl: [
    [4, /^#version \d+/m],
    [2, /\b(?:uniform|varying|attribute)\s+(?:\w+ )?\w+ \w+;/],
    [1, /\bvec[234]\b|gl_Position|gl_FragColor/],
  ],
  tcl: [
    [2, /^[ \t]*proc [\w:]+ \{/m],
    [2, /^[ \t]*(?:set \w+ |package require |puts |namespace eval )/m],
    [1, /\[\w+ \$\w+|\$\w+/],
  ],
  viml: [
    [2, /^[ \t]*(?:function!?|endfunction|augroup|autocmd|let [gsbl]:\w+|set \w+|nnoremap|if exists\()/m],
    [1, /^[ \t]*"/m],
    [1, /\b[gsbla]:\w+/],
  ],
  nix: [
    [2, /^[ \t]*(?:with import <|\{ (?:pkgs|lib|config)|let\s*$)/m],
    [2, /\bstdenv\.mkDerivation\b|\bpkgs\.\w+|\bbuildInputs\b|\binherit \(/],
  ],
  awk: [
    [2, /^[ \t]*(?:BEGIN|END)\s*\{/m],
    [1, /\$\d|\bNF\b|\bNR\b/],
  ],
  roff: [
    [4, /^\.TH /m],
    [2, /^\.(?:SH|PP|IP|B|I|TP|Dd|Nm) ?/m],
  ],
  pug: [[3, /^doctype html[ \t]*$/m]],
  csv: [[3, /^(?:[^,\n]*,){2,}[^,\n]*\n(?:[^,\n]*,){2,}[^,\n]*\n(?:[^,\n]*,){2,}/]],
};
