/** Shapes that give a language away: each pattern is worth points, and enough points are proof. */

export interface ShapeGuess {
  /** LSP identifier. */
  readonly id: string;
  /** 0 to 1. */
  readonly confidence: number;
}

type Shape = readonly [points: number, pattern: RegExp];

/** Points by language. Three points and a lead of two settle it; patterns are anchored to lines where they can be. */
const shapes: Readonly<Record<string, readonly Shape[]>> = {
  php: [
    [4, /<\?php\b/],
    [2, /^\s*(?:public|private|protected)\s+function\s+\w+\(.*\$/m],
    [1, /\$this->/],
    [1, /^\s*\$\w+\s*=.*;\s*$/m],
  ],
  xml: [
    [4, /^\s*<\?xml\b/],
    [2, /^\s*<(\w+:)?\w+[^<>]*\bxmlns(?::\w+)?=/m],
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
  python: [
    [2, /^\s*def \w+\(.*\)\s*(?:->.*)?:\s*(?:#.*)?$/m],
    [2, /^\s*(?:async def|class) \w+(?:\(.*\))?.*:\s*$/m],
    [2, /^from [\w.]+ import /m],
    [1, /^import \w+(?:\.\w+)*(?: as \w+)?(?:, \w+)*\s*$/m],
    [1, /^\s*(?:elif .*|else|try|finally|except.*|if .*|for \w+.* in .*|while .*|with .*):\s*$/m],
    [1, /\bself\.\w+/],
    [1, /^if __name__ == /m],
    [1, /"""/],
    [1, /\bprint\(|\bNone\b|\bTrue\b|\bFalse\b|\blen\(/],
  ],
  ruby: [
    [2, /^\s*def (?:self\.)?\w+[?!]?(?:\(.*\))?\s*$/m],
    [1, /^\s*end\s*$/m],
    [2, /^\s*(?:require|require_relative) ['"]/m],
    [2, /\bdo \|[\w, ]+\|/],
    [1, /^\s*(?:attr_(?:reader|accessor|writer)|include|extend|private|module) ?/m],
    [1, /@\w+ = |\.each\b|\.nil\?|\bputs\b|\bunless\b|\belsif\b/],
    [1, /^\s*class \w+(?: < [\w:]+)?\s*$/m],
  ],
  go: [
    [4, /^package \w+\s*$/m],
    [2, /^func (?:\(\w+ \*?[\w[\]]+\) )?\w+(?:\[.*\])?\(.*\).*\{\s*$/m],
    [1, /\w+ := /],
    [1, /^import (?:\(|")/m],
    [1, /\berr != nil\b/],
    [1, /\b(?:fmt|strings|errors|context)\.[A-Z]\w+/],
    [1, /^type \w+ (?:struct|interface) \{/m],
  ],
  rust: [
    [2, /\bfn \w+(?:<.*>)?\([^)]*\)(?:\s*->\s*.+)?\s*(?:\{|where|;)/],
    [2, /^\s*(?:pub(?:\(\w+\))? )?(?:use|mod) [\w:]+(?:::\{[^}]*\}|::\*)?(?: as \w+)?;/m],
    [2, /\blet mut \w+/],
    [2, /^\s*impl(?:<.*>)? /m],
    [1, /#!?\[(?:derive|cfg|allow|test|inline|macro_use|doc)\b/],
    [1, /\b(?:Some|Ok|Err)\(|\bmatch \w+.*\{|&mut |&self|&str\b|\.unwrap\(\)|println!|vec!/],
  ],
  java: [
    [3, /^package [\w.]+;\s*$/m],
    [2, /^import (?:static )?(?:java|javax|org|com|net|io)\.[\w.*]+;\s*$/m],
    [
      2,
      /^\s*(?:public|private|protected)\s+(?:static\s+|final\s+|abstract\s+)*(?:class|interface|enum|record|void|int|String|boolean|\w+<.*>)\s+\w+/m,
    ],
    [1, /@Override\b|System\.out\.|\bnew \w+<.*>\(|throws \w+Exception/],
    [1, /\b(?:String|List|Map|Object|int|boolean)(?:<[^>]*>)?(?:\[\])? \w+\s*[=;,)]/],
  ],
  csharp: [
    [3, /^\s*using [A-Z][\w.]*;\s*$/m],
    [3, /^\s*namespace [A-Z][\w.]*\s*[;{]?\s*$/m],
    [2, /\{ get; (?:(?:private |protected |internal )?(?:set|init); )?\}/],
    [1, /\bConsole\.Write|\bstring \w+|\bvar \w+ = |\basync Task\b|\?\?=|\bforeach \(/],
    [
      1,
      /^\s*(?:public|internal|private|protected)(?: (?:static|sealed|override|virtual|async|readonly|partial))* [\w<>?[\]]+ \w+/m,
    ],
  ],
  kotlin: [
    [
      2,
      /^\s*(?:(?:override|private|internal|public|protected|inline|suspend|open|operator) )*fun (?:<.*> )?(?:\w+(?:<.*>)?\.)?\w+\(/m,
    ],
    [1, /\bval \w+(?:: \w+.*)? = |\bvar \w+: /],
    [2, /^\s*(?:data|sealed|enum|open|abstract) class \w+|\bcompanion object\b|^\s*object \w+/m],
    [1, /\bwhen \(.*\) \{|\?\.|\?:|\blistOf\(|\bprintln\(/],
    [1, /^import (?:kotlin|java|org|com|io|android)[\w.*]+\s*$/m],
  ],
  scala: [
    [
      2,
      /^\s*(?:(?:override|private|protected|implicit|final|inline) )*def \w+(?:\[.*\])?(?:\(.*\))?(?:: .+)? =/m,
    ],
    [2, /^\s*(?:case class|(?:case )?object|trait|sealed trait|sealed abstract class) \w+/m],
    [1, /^import [\w.]+(?:\.\{[^}]*\}|\._)?\s*$/m],
    [1, /\bcase .* =>|\bval \w+(?:: [\w[\]]+)? = /],
    [1, /\bextends \w+(?:\[.*\])?(?: with \w+)/],
  ],
  swift: [
    [2, /\bfunc \w+(?:<.*>)?\((?:_ )?\w*(?: \w+)?:?.*\)(?: (?:async|throws|rethrows))*(?: -> .+)? \{/],
    [2, /^import (?:Foundation|UIKit|SwiftUI|Combine|XCTest|Swift\w*)\s*$/m],
    [1, /\bguard (?:let|var|\w)|\bif let \w+|\bself\.\w+|\bnil\b/],
    [1, /\b(?:let|var) \w+: \[?\w+[\]?!]*(?: = |\s*$|\s*\{)/m],
    [
      1,
      /^\s*(?:public |private |internal |open |fileprivate )?(?:extension|protocol|struct|enum) \w+(?:: [\w, ]+)? \{/m,
    ],
    [1, /@(?:State|objc|available|Published|discardableResult|main)\b/],
  ],
  typescript: [
    [
      2,
      /^\s*(?:export )?(?:declare )?(?:interface|type|enum|namespace) \w+(?:<.*>)?(?: extends [\w<>, ]+)?\s*[={]/m,
    ],
    [2, /\b\w+\??: (?:string|number|boolean|unknown|any|void|never|readonly )(?:\[\])?\s*[,;)=|]/],
    [1, /\)\s*: (?:Promise<|void|string|number|boolean|\w+\[\])/],
    [1, /^import (?:type )?[\w{*].* from ['"]/m],
    [2, /\b(?:private|public|protected) (?:readonly )?\w+(?:: |\()/],
    [1, /\bas (?:const|unknown|string)\b|^\s*import type /m],
    [1, /\bexport (?:const|function|class|async)\b|\bconst \w+ = /],
  ],
  javascript: [
    [2, /^\s*(?:'use strict'|"use strict")/m],
    [2, /\bmodule\.exports\b|\bexports\.\w+ = |\brequire\(['"]/],
    [1, /\bfunction(?: \w+)?\s*\([^:)]*\)\s*\{/],
    [1, /\b(?:const|let|var) (?:\w+|\{[^:}]*\}|\[[^\]]*\]) = /],
    [1, /^import .* from ['"]|^export (?:default|const|function|class|\{)/m],
    [1, /=== |!== |\bconsole\.\w+\(|=> \{|\bdocument\.\w+|\bundefined\b|\bthis\.\w+ = |\bprototype\./],
    [1, /\(\w*(?:, ?\w+)*\) =>/],
  ],
  javascriptreact: [
    [3, /return \(?\s*<\w+[\s/>]/],
    [2, /\bimport React\b|from ['"]react['"]/],
    [1, /className=|onClick=\{/],
  ],
  typescriptreact: [
    [3, /return \(?\s*<\w+[\s/>]/],
    [2, /\bimport (?:\* as )?React\b|from ['"]react['"]/],
    [
      2,
      /\b(?:interface|type) \w*Props\b|: React\.\w+|\buse(?:State|Ref)<|\b\w+\??: (?:string|number|boolean)\b/,
    ],
    [1, /className=|onClick=\{/],
  ],
  c: [
    [2, /^\s*#\s*include\s*[<"][\w/.+-]+\.h[>"]/m],
    [1, /^\s*#\s*(?:define|ifndef|ifdef|endif)\b/m],
    [
      1,
      /^(?:static |extern |const |unsigned |inline )*(?:int|void|char|long|size_t|struct \w+|\w+_t|double|float)\s+\**\w+\s*\(/m,
    ],
    [1, /\b(?:malloc|free|sizeof|printf|memcpy|strlen|NULL)\b/],
    [1, /\w+->\w+|\btypedef struct\b|\bstruct \w+ \*/],
  ],
  cpp: [
    [3, /\bstd::\w+|\busing namespace \w+/],
    [
      2,
      /^\s*#\s*include\s*<(?:iostream|string|vector|map|memory|algorithm|utility|functional|c\w+|[a-z_]+)>/m,
    ],
    [2, /^\s*template\s*</m],
    [2, /^\s*(?:public|private|protected):\s*$/m],
    [1, /^\s*namespace \w*\s*\{?/m],
    [
      1,
      /\b\w+::\w+\(|\bnullptr\b|\bconst \w+(?:<.*>)?\s?&|\bvirtual\b|\boverride\b|\bcout\b|\bconstexpr\b|\bauto\b/,
    ],
    [1, /^\s*#\s*(?:include|define|pragma once)\b/m],
  ],
  "objective-c": [
    [4, /^\s*@(?:interface|implementation|protocol|property)\b/m],
    [2, /^\s*#import\s*[<"]/m],
    [1, /\[\w+ \w+(?::|\])|@"|\bNSString\b/],
  ],
  shellscript: [
    [2, /^\s*(?:if|while|until) \[\[? .* \]\]?\s*;?\s*(?:then|do)?\s*$/m],
    [1, /^\s*(?:fi|done|esac)\b/m],
    [1, /\$\{?\w+\}?|\$\(|\$[@#?*!]/],
    [1, /^\s*(?:echo|export|source|cd|sudo|set -\w+|local|readonly|mkdir|rm|cp|curl|grep|apt-get|npm|git) /m],
    [2, /^\s*\w+\(\)\s*\{/m],
    [1, /\| (?:grep|awk|sed|sort|head|tail|xargs|cut|wc)\b| 2>&1|>\/dev\/null/],
  ],
  powershell: [
    [3, /\b(?:Get|Set|New|Write|Import|Remove|Add|Invoke|Test|Start|Out|Select|Where|ForEach)-[A-Z]\w+/],
    [2, /^\s*param\s*\(/im],
    [1, /\$\w+ = | -(?:eq|ne|like|match|gt|lt|and|or) /],
    [1, /\[(?:string|int|switch|Parameter|CmdletBinding)\b/i],
  ],
  bat: [
    [3, /^@?echo (?:off|on)\b/im],
    [2, /^\s*(?:set \w+=|goto :?\w+|if (?:not )?exist|setlocal|rem )/im],
    [1, /%\w+%|%~?\w?\d/],
  ],
  perl: [
    [3, /^\s*use (?:strict|warnings|vars|utf8|[A-Z]\w+(?:::\w+)*)\b.*;/m],
    [2, /^\s*(?:my|our|local) [$@%(]/m],
    [2, /^\s*sub \w+\s*(?:\(.*\)\s*)?\{/m],
    [1, /\$\w+->[{[]|=~ (?:m|s|tr|\/)|\bqw[(/]|\bshift\b|\bbless\b|\b__PACKAGE__\b/],
    [1, /^package [\w:]+;/m],
  ],
  lua: [
    [2, /^\s*local (?:function \w|\w+(?:, ?\w+)* = )/m],
    [2, /^\s*(?:local )?function [\w.:]*\(.*\)\s*$/m],
    [1, /\b(?:then|elseif|end)\b\s*$/m],
    [1, /\bnil\b|~=|\.\. |\bipairs\(|\bpairs\(|\brequire\s*[("']/],
    [1, /^\s*--/m],
  ],
  r: [
    [2, /\w+ <- function\(/],
    [2, /^\s*[\w.]+ <- /m],
    [1, /\blibrary\(\w+\)|%>%|\bc\(|\bdata\.frame\(|\bNULL\b|\bTRUE\b|\bFALSE\b/],
  ],
  julia: [
    [2, /^\s*function [\w.!]+(?:\{.*\})?\(.*\)(?:::.*)?\s*$/m],
    [1, /^\s*end\s*$/m],
    [2, /^\s*(?:using|import) [A-Z]\w+(?:[:.,].*)?\s*$/m],
    [1, /::(?:Int|Float64|String|Vector|Abstract\w+|Any)\b|\bnothing\b|@\w+ /],
    [1, /^\s*(?:mutable )?struct \w+|^module [A-Z]/m],
  ],
  haskell: [
    [3, /^module [A-Z][\w.]*(?:\s*\(|\s+where)/m],
    [2, /^\w+'? :: .*(?:->|=>)?/m],
    [2, /^import (?:qualified )?[A-Z][\w.]+/m],
    [1, /\{-# LANGUAGE|^data \w+.*=|\bwhere\s*$|<\$>|>>=|\bderiving\b|^instance /m],
  ],
  ocaml: [
    [2, /^\s*let (?:rec )?\w+(?: \(?\w+.*)? =(?:\s|$)/m],
    [1, /\bmatch .* with\b|^\s*\| .* -> /m],
    [2, /^open [A-Z]\w*|^module [A-Z]\w* (?:=|:)|\bin\s*$|;;/m],
    [1, /\(\*[\s\S]*?\*\)|\bfun \w+ ->|\bList\.\w+|\bval \w+ :/],
  ],
  fsharp: [
    [2, /^\s*let (?:rec |inline |mutable )?\w+.* =\s*$/m],
    [2, /^open [A-Z][\w.]+\s*$/m],
    [2, /\|> \w|\bprintfn\b|\[<\w+/],
    [1, /^(?:module|namespace) [A-Z][\w.]+\s*=?\s*$/m],
    [1, /\bmember \w+\.\w+|\bmatch .* with\b|\bfun \w+ ->/],
  ],
  erlang: [
    [4, /^-(?:module|export|include|behaviour|record|define)\(/m],
    [1, /^\w+\(.*\)(?: when .*)? ->/m],
  ],
  elixir: [
    [3, /^\s*defmodule [A-Z][\w.]* do\s*$/m],
    [2, /^\s*defp? \w+[?!]?.*(?:\bdo\s*$|, do:)/m],
    [1, /\|> |%\{|@(?:moduledoc|doc|spec)\b|\{:(?:ok|error),/],
  ],
  clojure: [
    [3, /^\(ns [\w.-]+/m],
    [2, /^\s*\(defn-? [\w!?*-]+/m],
    [1, /\[\w+(?: \w+)*\]|\(let \[|:require|\(fn \[|#\(/],
  ],
  commonlisp: [
    [2, /^\s*\((?:defun|defmacro|defvar|defparameter|defclass|defmethod|in-package|defpackage)\b/im],
    [1, /\((?:let\*?|setf|setq|cond|progn|lambda|loop)\b/i],
  ],
  elisp: [
    [2, /^\s*\((?:defun|defvar|defcustom|defgroup|provide|require)\b/m],
    [2, /\(interactive\b|\(provide '|\(require '|;;; |\bsave-excursion\b|\(setq /],
  ],
  scheme: [
    [2, /^\s*\((?:define|define-syntax|define-module|define-library)\b/m],
    [1, /\((?:let\*?|letrec|lambda|cond|begin|set!|call\/cc|car|cdr)\b|#[tf]\b/],
  ],
  racket: [[5, /^#lang /m]],
  sql: [
    [
      3,
      /^\s*(?:CREATE (?:OR REPLACE )?(?:TEMP(?:ORARY)? )?(?:TABLE|INDEX|VIEW|DATABASE|FUNCTION|TRIGGER|UNIQUE INDEX)|INSERT INTO|ALTER TABLE|DROP TABLE|DELETE FROM)\b/im,
    ],
    [3, /\bSELECT\b[\s\S]{1,400}?\bFROM\b/],
    [1, /\b(?:WHERE|JOIN|GROUP BY|ORDER BY|VALUES|PRIMARY KEY|NOT NULL|VARCHAR)\b/i],
    [1, /;\s*$/m],
  ],
  css: [
    [2, /^\s*[.#]?[\w-]+(?:[ ,>:.#[\]="~+*()-]+[\w-]+)*\s*\{\s*$/m],
    [2, /^\s*[a-z-]+\s*:\s*[^;{}\n]+;\s*$/m],
    [2, /\b(?:color|margin|padding|font-size|display|background|border|width|height)(?:-\w+)?\s*:/],
    [1, /^\s*@(?:media|import|charset|keyframes|font-face)\b/m],
    [1, /\d(?:px|em|rem|vh|%)\b|#[0-9a-fA-F]{3,6}\b/],
  ],
  scss: [
    [3, /^\s*(?:@mixin|@include|@extend|@use|@forward)\b/m],
    [3, /^\s*\$[\w-]+\s*:/m],
    [2, /^\s*&[:.\w-]/m],
    [1, /\b(?:color|margin|padding|display|background)\s*:/],
  ],
  less: [
    [3, /^\s*@[\w-]+\s*:\s*[^;]+;/m],
    [2, /^\s*\.[\w-]+\(.*\)\s*(?:when .*)?[;{]/m],
    [1, /^\s*&[:.\w-]/m],
  ],
  markdown: [
    [2, /^#{1,6} \S/m],
    [1, /^```/m],
    [1, /\[[^\]\n]+\]\([^)\n]+\)/],
    [1, /^\s*[-*] \S/m],
    [1, /\*\*\w[^*\n]*\*\*/],
    [1, /^(?:={3,}|-{3,})$|^\d+\. \S|^> /m],
  ],
  restructuredtext: [
    [3, /^\.\. (?:code-block|note|toctree|image|automodule|contents|warning|_\w+|literalinclude)/m],
    [2, /:(?:ref|class|func|doc|meth|mod|file|attr|option):`/],
    [2, /^.{3,}\n[=~^*"-]{3,}\s*$/m],
    [1, /``\w+``|::\s*$/m],
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
    [3, /^---\s*$/m],
    [2, /^[\w-]+:\s*$\n^(?: {2,}|- )[\w-]+/m],
    [1, /^[\w-]+: \S+/m],
    [1, /^\s*- [\w-]+(?::|$)/m],
  ],
  toml: [
    [3, /^\[{1,2}[\w."-]+\]{1,2}\s*$/m],
    [2, /^[\w-]+\s*=\s*(?:"[^"]*"|\d+|true|false|\[|\{)/m],
  ],
  ini: [
    [2, /^\[[\w .:-]+\]\s*$/m],
    [1, /^[\w.-]+\s*=\s*[^"[{].*$/m],
    [1, /^;/m],
  ],
  properties: [[2, /^[\w-]+(?:\.[\w-]+)+\s*=/m]],
  dockerfile: [
    [3, /^FROM [\w./:@${}-]+(?: AS \w+)?\s*$/im],
    [2, /^(?:RUN|COPY|ENTRYPOINT|CMD|WORKDIR|ENV|EXPOSE|ARG|ADD) /m],
  ],
  makefile: [
    [2, /^[\w.%/-]+(?: [\w.%/-]+)*\s*:(?!=)[^\n]*\n\t/m],
    [2, /^\.PHONY\s*:/m],
    [1, /\$\([A-Z@<]\w*\)|\$[@<^]/],
    [1, /^[A-Z_]+\s*[:?+]?=/m],
  ],
  cmake: [
    [4, /^\s*cmake_minimum_required\s*\(/im],
    [
      2,
      /^\s*(?:add_executable|add_library|target_link_libraries|find_package|project|set|include|add_subdirectory|install)\s*\(/im,
    ],
  ],
  terraform: [
    [4, /^\s*(?:resource|data|provider|variable|module|output|terraform|locals)(?: "[\w-]+"){0,2} \{/m],
  ],
  graphql: [
    [
      2,
      /^\s*(?:type|input|interface|enum|union|scalar|schema|fragment \w+ on|query|mutation|subscription)\b.*\{?\s*$/m,
    ],
    [1, /: \[?\w+!?\]?!?\s*$/m],
    [1, /\b(?:ID|String|Int|Boolean)!/],
  ],
  proto: [
    [5, /^\s*syntax\s*=\s*"proto[23]"/m],
    [2, /^\s*(?:message|service|enum) \w+ \{/m],
    [1, /^\s*(?:optional |repeated |required )?\w+ \w+ = \d+/m],
  ],
  diff: [
    [5, /^diff --git |^--- \S+.*\n\+\+\+ \S+/m],
    [1, /^@@ -\d+/m],
  ],
  dart: [
    [3, /^import 'package:|^import 'dart:/m],
    [1, /\b(?:Widget|StatelessWidget|BuildContext|Future<|final \w+ \w+;)\b/],
    [1, /\bvoid main\(|@override\b|\blate \w|\bfactory \w+/],
  ],
  groovy: [
    [2, /^\s*def \w+\s*(?:=|\(.*\)\s*\{)/m],
    [2, /^\s*(?:plugins|dependencies|repositories|pipeline|stage\(.*\)|task \w+|apply plugin:)\s*.*\{?/m],
    [1, /\bprintln\b|\bimplementation ['"(]|->/],
  ],
  zig: [
    [4, /@import\("/],
    [2, /\bpub fn \w+\(|\bcomptime\b|\bconst \w+ = /],
    [1, /\btry \w|\berrdefer\b|\[\]const u8|\borelse\b/],
  ],
  nim: [
    [2, /^\s*(?:proc|func|iterator|template|macro) \w+\*?(?:\[.*\])?\(.*\)?(?:: ?\w+.*)? =\s*$/m],
    [1, /^import std\/|^import \w+(?:, ?\w+)*\s*$|\becho |\bdiscard\b|\bresult\b/m],
    [1, /^(?:type|var|let|const)\s*$/m],
  ],
  d: [
    [2, /^(?:module [\w.]+|import std\.[\w.]+)[^\n]*;/m],
    [1, /\bauto \w+ = |\bimmutable\b|\bwriteln\(|\bunittest\b|~= |\bforeach \(/],
  ],
  pascal: [
    [2, /^\s*(?:unit|program|library) \w+\s*;/im],
    [2, /^\s*(?:procedure|function) [\w.]+.*;\s*$/im],
    [1, /\bbegin\b[\s\S]*\bend[;.]/i],
    [1, /:= /],
    [1, /^\s*(?:uses|interface|implementation|var|type|const)\b/im],
  ],
  ada: [
    [2, /^\s*(?:with|use) [A-Z][\w.]*(?:, ?[\w.]+)*;/m],
    [2, /^\s*(?:procedure|function|package)(?: body)? [\w.]+.*\bis\b/im],
    [1, /\bend \w+;|:= /],
  ],
  fortran: [
    [
      2,
      /^\s*(?:program|module|subroutine|end (?:program|module|subroutine|function|do|if)|implicit none)\b/im,
    ],
    [2, /^\s*(?:integer|real|character|logical|type)(?:\s*\(.*\))?\s*(?:,.*)?::/im],
    [1, /\bcall \w+\(|\bintent\(/i],
  ],
  cobol: [
    [4, /^\s*(?:\d{6})?\s*(?:IDENTIFICATION|ENVIRONMENT|DATA|PROCEDURE) DIVISION/im],
    [1, /\bPIC [X9S]/i],
  ],
  vb: [
    [2, /^\s*(?:Public |Private |Friend )?(?:Sub|Function|Class|Module|Property) \w+/m],
    [2, /^\s*(?:End (?:Sub|Function|Class|Module|If)|Imports [\w.]+|Dim \w+ As )/m],
  ],
  verilog: [
    [2, /^\s*module \w+\s*(?:#?\(|;)/m],
    [2, /\balways\s*@|\bendmodule\b|\bassign \w+|\b(?:wire|reg)\b/],
  ],
  vhdl: [
    [3, /^\s*(?:entity|architecture) \w+ (?:is|of)\b/im],
    [2, /\bstd_logic\b|^\s*library ieee/im],
  ],
  assembly: [
    [2, /^\s*(?:section|segment|\.section|\.text|\.data|\.globl|\.global|global)\b/m],
    [
      2,
      /^\s*(?:mov[lqbw]?|push[lq]?|pop[lq]?|add[lq]?|sub[lq]?|jmp|call|ret|lea[lq]?|xor[lq]?|cmp[lq]?)\s+[%$\w[]/m,
    ],
    [1, /%[re]?[abcd]x\b|\b(?:rax|eax|rsp|rbp)\b/],
  ],
  solidity: [
    [5, /^pragma solidity /m],
    [2, /^\s*(?:abstract )?contract \w+/m],
  ],
  glsl: [
    [4, /^#version \d+/m],
    [2, /\b(?:uniform|varying|attribute)\s+(?:\w+ )?\w+ \w+;/],
    [1, /\bvec[234]\b|gl_Position|gl_FragColor/],
  ],
  matlab: [
    [2, /^\s*function (?:\[?[\w, ]+\]? = )?\w+\(.*\)\s*$/m],
    [1, /^\s*%|\bend\b\s*$/m],
    [1, /\bdisp\(|\bzeros\(|\.\*|\bfprintf\(|;\s*$/m],
  ],
  tcl: [
    [2, /^\s*proc [\w:]+ \{/m],
    [2, /^\s*(?:set \w+ |package require |puts |namespace eval )/m],
    [1, /\[\w+ \$\w+|\$\w+/],
  ],
  viml: [
    [2, /^\s*(?:function!?|endfunction|augroup|autocmd|let [gsbl]:\w+|set \w+|nnoremap|if exists\()/m],
    [1, /^\s*"/m],
    [1, /\b[gsbla]:\w+/],
  ],
  nix: [
    [2, /^\s*(?:with import <|\{ (?:pkgs|lib|config)|let\s*$)/m],
    [2, /\bstdenv\.mkDerivation\b|\bpkgs\.\w+|\bbuildInputs\b|\binherit \(/],
  ],
  prolog: [
    [2, /^:- (?:module|use_module|dynamic)\(/m],
    [1, /^[a-z]\w*\(.*\)\s*:-/m],
  ],
  elm: [
    [3, /^(?:port )?module [A-Z][\w.]* exposing \(/m],
    [2, /^import [A-Z][\w.]*(?: as \w+)?(?: exposing \(.*\))?\s*$/m],
    [1, /^type (?:alias )?[A-Z]/m],
  ],
  coffeescript: [
    [2, /^\s*\w+ ?[=:] \(.*\) ?[-=]>\s*$/m],
    [1, /\b(?:unless|isnt|is|then)\b|@\w+/],
    [1, /^class \w+(?: extends \w+)?\s*$/m],
    [1, /^\s*\w+ = require /m],
  ],
  crystal: [
    [2, /^\s*def \w+\(.*: [A-Z]\w+.*\)/m],
    [1, /^\s*end\s*$|^require "/m],
  ],
  gdscript: [
    [3, /^extends \w+\s*$/m],
    [2, /^(?:export |onready |@export |@onready )?var \w+|^func \w+\(.*\)(?: -> \w+)?:/m],
  ],
  awk: [
    [2, /^\s*(?:BEGIN|END)\s*\{/m],
    [1, /\$\d|\bNF\b|\bNR\b/],
  ],
  roff: [
    [4, /^\.TH /m],
    [2, /^\.(?:SH|PP|IP|B|I|TP|Dd|Nm) ?/m],
  ],
  pug: [[3, /^doctype html\s*$/m]],
  csv: [[3, /^(?:[^,\n]*,){2,}[^,\n]*\n(?:[^,\n]*,){2,}[^,\n]*\n(?:[^,\n]*,){2,}/]],
};

const shapeList = Object.entries(shapes);
/** Points at which a shape is proof. */
const proof = 4;

/** The language whose shapes the text shows most clearly; undefined when it shows none. */
export function shapeOf(text: string): ShapeGuess | undefined {
  if (text.trim() === "") return undefined;
  if (isDataShape(text) && isJson(text)) return { id: "json", confidence: 0.98 };
  let best = { id: "", points: 0 };
  let second = 0;
  for (const [id, patterns] of shapeList) {
    let points = 0;
    for (const [worth, pattern] of patterns) if (pattern.test(text)) points += worth;
    if (points > best.points) {
      second = best.points;
      best = { id, points };
    } else if (points > second) second = points;
  }
  if (best.points < 2) return undefined;
  const lead = best.points - second;
  const confidence = Math.min(0.97, 0.35 + 0.12 * Math.min(best.points, proof) + 0.08 * Math.min(lead, 2));
  return { id: best.id, confidence };
}

/** Whether the text starts the way data files do: with a bracket or a tag. */
export function isDataShape(text: string): boolean {
  return /^\s*(?:[{[]|<[?!\w])/.test(text);
}

/** JSON by its start, since a sample may be cut off: a bracket, then a value or a quoted key. */
function isJson(text: string): boolean {
  return /^\s*(?:\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:\s*[\d"{[tfn-]|\}\s*$)|\[\s*(?:[\d"{[-]|\]\s*$|true|false|null))/.test(
    text,
  );
}
