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
    [2, /^[ \t]*(?:public|private|protected)\s+function\s+\w+\(.*\$/m],
    [1, /\$this->/],
    [1, /^[ \t]*\$\w+\s*=.*;[ \t]*$/m],
  ],
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
  python: [
    [2, /^[ \t]*def \w+\(.*\)\s*(?:->.*)?:\s*(?:#.*)?$/m],
    [2, /^[ \t]*(?:async def|class) \w+(?:\(.*\))?.*:[ \t]*$/m],
    [2, /^from [\w.]+ import /m],
    [1, /^import \w+(?:\.\w+)*(?: as \w+)?(?:, \w+)*[ \t]*$/m],
    [1, /^[ \t]*(?:elif .*|else|try|finally|except.*|if .*|for \w+.* in .*|while .*|with .*):[ \t]*$/m],
    [1, /\bself\.\w+/],
    [1, /^if __name__ == /m],
    [1, /"""/],
    [1, /\bprint\(|\bNone\b|\bTrue\b|\bFalse\b|\blen\(/],
  ],
  ruby: [
    [2, /^[ \t]*def (?:self\.)?\w+[?!]?(?:\(.*\))?[ \t]*$/m],
    [1, /^[ \t]*end[ \t]*$/m],
    [2, /^[ \t]*(?:require|require_relative) ['"]/m],
    [2, /\bdo \|[\w, ]+\|/],
    [1, /^[ \t]*(?:attr_(?:reader|accessor|writer)|include|extend|private|module) ?/m],
    [1, /@\w+ = |\.each\b|\.nil\?|\bputs\b|\bunless\b|\belsif\b/],
    [1, /^[ \t]*class \w+(?: < [\w:]+)?[ \t]*$/m],
  ],
  go: [
    [4, /^package \w+[ \t]*$/m],
    [2, /^func (?:\(\w+ \*?[\w[\]]+\) )?\w+(?:\[.*\])?\(.*\).*\{[ \t]*$/m],
    [1, /\w+ := /],
    [1, /^import (?:\(|")/m],
    [1, /\berr != nil\b/],
    [1, /\b(?:fmt|strings|errors|context)\.[A-Z]\w+/],
    [1, /^type \w+ (?:struct|interface) \{/m],
  ],
  rust: [
    [2, /\bfn \w+(?:<.*>)?\([^)]*\)(?:\s*->\s*.+)?\s*(?:\{|where|;)/],
    [2, /^[ \t]*(?:pub(?:\(\w+\))? )?(?:use|mod) [\w:]+(?:::\{[^}]*\}|::\*)?(?: as \w+)?;/m],
    [2, /\blet mut \w+/],
    [2, /^[ \t]*impl(?:<.*>)? /m],
    [1, /#!?\[(?:derive|cfg|allow|test|inline|macro_use|doc)\b/],
    [1, /\b(?:Some|Ok|Err)\(|\bmatch \w+.*\{|&mut |&self|&str\b|\.unwrap\(\)|println!|vec!/],
  ],
  java: [
    [3, /^package [\w.]+;[ \t]*$/m],
    [2, /^import (?:static )?(?:java|javax|org|com|net|io)\.[\w.*]+;[ \t]*$/m],
    [
      2,
      /^[ \t]*(?:public|private|protected)\s+(?:static\s+|final\s+|abstract\s+)*(?:class|interface|enum|record|void|int|String|boolean|\w+<.*>)\s+\w+/m,
    ],
    [1, /@Override\b|System\.out\.|\bnew \w+<.*>\(|throws \w+Exception/],
    [1, /\b(?:String|List|Map|Object|int|boolean)(?:<[^>]*>)?(?:\[\])? \w+\s*[=;,)]/],
  ],
  csharp: [
    [3, /^[ \t]*using [A-Z][\w.]*;[ \t]*$/m],
    [3, /^[ \t]*namespace [A-Z][\w.]*\s*[;{]?[ \t]*$/m],
    [2, /\{ get; (?:(?:private |protected |internal )?(?:set|init); )?\}/],
    [1, /\bConsole\.Write|\bstring \w+|\bvar \w+ = |\basync Task\b|\?\?=|\bforeach \(/],
    [
      1,
      /^[ \t]*(?:public|internal|private|protected)(?: (?:static|sealed|override|virtual|async|readonly|partial))* [\w<>?[\]]+ \w+/m,
    ],
  ],
  kotlin: [
    [
      2,
      /^[ \t]*(?:(?:override|private|internal|public|protected|inline|suspend|open|operator) )*fun (?:<.*> )?(?:\w+(?:<.*>)?\.)?\w+\(/m,
    ],
    [1, /\bval \w+(?:: \w+.*)? = |\bvar \w+: /],
    [2, /^[ \t]*(?:data|sealed|enum|open|abstract) class \w+|\bcompanion object\b|^[ \t]*object \w+/m],
    [1, /\bwhen \(.*\) \{|\?\.|\?:|\blistOf\(|\bprintln\(/],
    [1, /^import (?:kotlin|java|org|com|io|android)[\w.*]+[ \t]*$/m],
  ],
  scala: [
    [
      2,
      /^[ \t]*(?:(?:override|private|protected|implicit|final|inline) )*def \w+(?:\[.*\])?(?:\(.*\))?(?:: .+)? =/m,
    ],
    [2, /^[ \t]*(?:case class|(?:case )?object|trait|sealed trait|sealed abstract class) \w+/m],
    [1, /^import [\w.]+(?:\.\{[^}]*\}|\._)?[ \t]*$/m],
    [1, /\bcase .* =>|\bval \w+(?:: [\w[\]]+)? = /],
    [1, /\bextends \w+(?:\[.*\])?(?: with \w+)/],
  ],
  swift: [
    [2, /\bfunc \w+(?:<.*>)?\((?:_ )?\w*(?: \w+)?:?.*\)(?: (?:async|throws|rethrows))*(?: -> .+)? \{/],
    [2, /^import (?:Foundation|UIKit|SwiftUI|Combine|XCTest|Swift\w*)[ \t]*$/m],
    [1, /\bguard (?:let|var|\w)|\bif let \w+|\bself\.\w+|\bnil\b/],
    [1, /\b(?:let|var) \w+: \[?\w+[\]?!]*(?: = |\s*$|\s*\{)/m],
    [
      1,
      /^[ \t]*(?:public |private |internal |open |fileprivate )?(?:extension|protocol|struct|enum) \w+(?:: [\w, ]+)? \{/m,
    ],
    [1, /@(?:State|objc|available|Published|discardableResult|main)\b/],
  ],
  typescript: [
    [
      2,
      /^[ \t]*(?:export )?(?:declare )?(?:interface|type|enum|namespace) \w+(?:<.*>)?(?: extends [\w<>, ]+)?\s*[={]/m,
    ],
    [2, /\b\w+\??: (?:string|number|boolean|unknown|any|void|never|readonly )(?:\[\])?\s*[,;)=|]/],
    [1, /\)\s*: (?:Promise<|void|string|number|boolean|\w+\[\])/],
    [1, /^import (?:type )?[\w{*].* from ['"]/m],
    [2, /\b(?:private|public|protected) (?:readonly )?\w+(?:: |\()/],
    [1, /\bas (?:const|unknown|string)\b|^[ \t]*import type /m],
    [1, /\bexport (?:const|function|class|async)\b|\bconst \w+ = /],
  ],
  javascript: [
    [2, /^[ \t]*(?:'use strict'|"use strict")/m],
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
    [2, /^[ \t]*#\s*include\s*[<"][\w/.+-]+\.h[>"]/m],
    [1, /^[ \t]*#\s*(?:define|ifndef|ifdef|endif)\b/m],
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
      /^[ \t]*#\s*include\s*<(?:iostream|string|vector|map|memory|algorithm|utility|functional|c\w+|[a-z_]+)>/m,
    ],
    [2, /^[ \t]*template\s*</m],
    [2, /^[ \t]*(?:public|private|protected):[ \t]*$/m],
    [1, /^[ \t]*namespace \w*\s*\{?/m],
    [
      1,
      /\b\w+::\w+\(|\bnullptr\b|\bconst \w+(?:<.*>)?\s?&|\bvirtual\b|\boverride\b|\bcout\b|\bconstexpr\b|\bauto\b/,
    ],
    [1, /^[ \t]*#\s*(?:include|define|pragma once)\b/m],
  ],
  "objective-c": [
    [4, /^[ \t]*@(?:interface|implementation|protocol|property)\b/m],
    [2, /^[ \t]*#import\s*[<"]/m],
    [1, /\[\w+ \w+(?::|\])|@"|\bNSString\b/],
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
  perl: [
    [3, /^[ \t]*use (?:strict|warnings|vars|utf8|[A-Z]\w+(?:::\w+)*)\b.*;/m],
    [2, /^[ \t]*(?:my|our|local) [$@%(]/m],
    [2, /^[ \t]*sub \w+\s*(?:\(.*\)\s*)?\{/m],
    [1, /\$\w+->[{[]|=~ (?:m|s|tr|\/)|\bqw[(/]|\bshift\b|\bbless\b|\b__PACKAGE__\b/],
    [1, /^package [\w:]+;/m],
  ],
  lua: [
    [2, /^[ \t]*local (?:function \w|\w+(?:, ?\w+)* = )/m],
    [2, /^[ \t]*(?:local )?function [\w.:]*\(.*\)[ \t]*$/m],
    [1, /\b(?:then|elseif|end)\b[ \t]*$/m],
    [1, /\bnil\b|~=|\.\. |\bipairs\(|\bpairs\(|\brequire\s*[("']/],
    [1, /^[ \t]*--/m],
  ],
  r: [
    [2, /\w+ <- function\(/],
    [2, /^[ \t]*[\w.]+ <- /m],
    [1, /\blibrary\(\w+\)|%>%|\bc\(|\bdata\.frame\(|\bNULL\b|\bTRUE\b|\bFALSE\b/],
  ],
  julia: [
    [2, /^[ \t]*function [\w.!]+(?:\{.*\})?\(.*\)(?:::.*)?[ \t]*$/m],
    [1, /^[ \t]*end[ \t]*$/m],
    [2, /^[ \t]*(?:using|import) [A-Z]\w+(?:[:.,].*)?[ \t]*$/m],
    [1, /::(?:Int|Float64|String|Vector|Abstract\w+|Any)\b|\bnothing\b|@\w+ /],
    [1, /^[ \t]*(?:mutable )?struct \w+|^module [A-Z]/m],
  ],
  haskell: [
    [3, /^module [A-Z][\w.]*(?:\s*\(|\s+where)/m],
    [2, /^\w+'? :: .*(?:->|=>)?/m],
    [2, /^import (?:qualified )?[A-Z][\w.]+/m],
    [1, /\{-# LANGUAGE|^data \w+.*=|\bwhere\s*$|<\$>|>>=|\bderiving\b|^instance /m],
  ],
  ocaml: [
    [2, /^[ \t]*let (?:rec )?\w+(?: \(?\w+.*)? =(?:\s|$)/m],
    [1, /\bmatch .* with\b|^[ \t]*\| .* -> /m],
    [2, /^open [A-Z]\w*|^module [A-Z]\w* (?:=|:)|\bin\s*$|;;/m],
    [1, /\(\*[\s\S]*?\*\)|\bfun \w+ ->|\bList\.\w+|\bval \w+ :/],
  ],
  fsharp: [
    [2, /^[ \t]*let (?:rec |inline |mutable )?\w+.* =[ \t]*$/m],
    [2, /^open [A-Z][\w.]+[ \t]*$/m],
    [2, /\|> \w|\bprintfn\b|\[<\w+/],
    [1, /^(?:module|namespace) [A-Z][\w.]+\s*=?[ \t]*$/m],
    [1, /\bmember \w+\.\w+|\bmatch .* with\b|\bfun \w+ ->/],
  ],
  erlang: [
    [4, /^-(?:module|export|include|behaviour|record|define)\(/m],
    [1, /^\w+\(.*\)(?: when .*)? ->/m],
  ],
  elixir: [
    [3, /^[ \t]*defmodule [A-Z][\w.]* do[ \t]*$/m],
    [2, /^[ \t]*defp? \w+[?!]?.*(?:\bdo\s*$|, do:)/m],
    [1, /\|> |%\{|@(?:moduledoc|doc|spec)\b|\{:(?:ok|error),/],
  ],
  clojure: [
    [3, /^\(ns [\w.-]+/m],
    [2, /^[ \t]*\(defn-? [\w!?*-]+/m],
    [1, /\[\w+(?: \w+)*\]|\(let \[|:require|\(fn \[|#\(/],
  ],
  commonlisp: [
    [2, /^[ \t]*\((?:defun|defmacro|defvar|defparameter|defclass|defmethod|in-package|defpackage)\b/im],
    [1, /\((?:let\*?|setf|setq|cond|progn|lambda|loop)\b/i],
  ],
  elisp: [
    [2, /^[ \t]*\((?:defun|defvar|defcustom|defgroup|provide|require)\b/m],
    [2, /\(interactive\b|\(provide '|\(require '|;;; |\bsave-excursion\b|\(setq /],
  ],
  scheme: [
    [2, /^[ \t]*\((?:define|define-syntax|define-module|define-library)\b/m],
    [1, /\((?:let\*?|letrec|lambda|cond|begin|set!|call\/cc|car|cdr)\b|#[tf]\b/],
  ],
  racket: [[5, /^#lang /m]],
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
    [1, /\[[^\]\n]+\]\([^)\n]+\)/],
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
  dart: [
    [3, /^import 'package:|^import 'dart:/m],
    [1, /\b(?:Widget|StatelessWidget|BuildContext|Future<|final \w+ \w+;)\b/],
    [1, /\bvoid main\(|@override\b|\blate \w|\bfactory \w+/],
  ],
  groovy: [
    [2, /^[ \t]*def \w+\s*(?:=|\(.*\)\s*\{)/m],
    [2, /^[ \t]*(?:plugins|dependencies|repositories|pipeline|stage\(.*\)|task \w+|apply plugin:)\s*.*\{?/m],
    [1, /\bprintln\b|\bimplementation ['"(]|->/],
  ],
  zig: [
    [4, /@import\("/],
    [2, /\bpub fn \w+\(|\bcomptime\b|\bconst \w+ = /],
    [1, /\btry \w|\berrdefer\b|\[\]const u8|\borelse\b/],
  ],
  nim: [
    [2, /^[ \t]*(?:proc|func|iterator|template|macro) \w+\*?(?:\[.*\])?\(.*\)?(?:: ?\w+.*)? =[ \t]*$/m],
    [1, /^import std\/|^import \w+(?:, ?\w+)*\s*$|\becho |\bdiscard\b|\bresult\b/m],
    [1, /^(?:type|var|let|const)[ \t]*$/m],
  ],
  d: [
    [2, /^(?:module [\w.]+|import std\.[\w.]+)[^\n]*;/m],
    [1, /\bauto \w+ = |\bimmutable\b|\bwriteln\(|\bunittest\b|~= |\bforeach \(/],
  ],
  pascal: [
    [2, /^[ \t]*(?:unit|program|library) \w+\s*;/im],
    [2, /^[ \t]*(?:procedure|function) [\w.]+.*;[ \t]*$/im],
    [1, /\bbegin\b[\s\S]*\bend[;.]/i],
    [1, /:= /],
    [1, /^[ \t]*(?:uses|interface|implementation|var|type|const)\b/im],
  ],
  ada: [
    [2, /^[ \t]*(?:with|use) [A-Z][\w.]*(?:, ?[\w.]+)*;/m],
    [2, /^[ \t]*(?:procedure|function|package)(?: body)? [\w.]+.*\bis\b/im],
    [1, /\bend \w+;|:= /],
  ],
  fortran: [
    [
      2,
      /^[ \t]*(?:program|module|subroutine|end (?:program|module|subroutine|function|do|if)|implicit none)\b/im,
    ],
    [2, /^[ \t]*(?:integer|real|character|logical|type)(?:\s*\(.*\))?\s*(?:,.*)?::/im],
    [1, /\bcall \w+\(|\bintent\(/i],
  ],
  cobol: [
    [4, /^[ \t]*(?:\d{6})?\s*(?:IDENTIFICATION|ENVIRONMENT|DATA|PROCEDURE) DIVISION/im],
    [1, /\bPIC [X9S]/i],
  ],
  vb: [
    [2, /^[ \t]*(?:Public |Private |Friend )?(?:Sub|Function|Class|Module|Property) \w+/m],
    [2, /^[ \t]*(?:End (?:Sub|Function|Class|Module|If)|Imports [\w.]+|Dim \w+ As )/m],
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
  matlab: [
    [2, /^[ \t]*function (?:\[?[\w, ]+\]? = )?\w+\(.*\)[ \t]*$/m],
    [1, /^[ \t]*%|\bend\b[ \t]*$/m],
    [1, /\bdisp\(|\bzeros\(|\.\*|\bfprintf\(|;[ \t]*$/m],
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
  prolog: [
    [2, /^:- (?:module|use_module|dynamic)\(/m],
    [1, /^[a-z]\w*\(.*\)\s*:-/m],
  ],
  elm: [
    [3, /^(?:port )?module [A-Z][\w.]* exposing \(/m],
    [2, /^import [A-Z][\w.]*(?: as \w+)?(?: exposing \(.*\))?[ \t]*$/m],
    [1, /^type (?:alias )?[A-Z]/m],
  ],
  coffeescript: [
    [2, /^[ \t]*\w+ ?[=:] \(.*\) ?[-=]>[ \t]*$/m],
    [1, /\b(?:unless|isnt|is|then)\b|@\w+/],
    [1, /^class \w+(?: extends \w+)?[ \t]*$/m],
    [1, /^[ \t]*\w+ = require /m],
  ],
  crystal: [
    [2, /^[ \t]*def \w+\(.*: [A-Z]\w+.*\)/m],
    [1, /^[ \t]*end\s*$|^require "/m],
  ],
  gdscript: [
    [3, /^extends \w+[ \t]*$/m],
    [2, /^(?:export |onready |@export |@onready )?var \w+|^func \w+\(.*\)(?: -> \w+)?:/m],
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

const shapeList = Object.entries(shapes);
/** Shapes show at the start of a line; what follows would only cost time. */
const longLines = /^(.{300}).+$/gm;
/** Points at which a shape is proof. */
const proof = 4;

/**
 * The language whose shapes the text shows most clearly; undefined when it shows none.
 * @param among LSP identifiers to choose from; all that have shapes when absent
 */
export function shapeOf(sample: string, among?: ReadonlySet<string>): ShapeGuess | undefined {
  if (sample.trim() === "") return undefined;
  const text = sample.replace(longLines, "$1");
  if ((among?.has("json") ?? true) && isJson(text)) return { id: "json", confidence: 0.98 };
  let best = { id: "", points: 0 };
  let second = 0;
  for (const [id, patterns] of shapeList) {
    if (among && !among.has(id)) continue;
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
