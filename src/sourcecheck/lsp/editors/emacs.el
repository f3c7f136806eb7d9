;;; sourcecheck in Emacs 29 and later, which brings eglot: into init.el.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((markdown-mode gfm-mode markdown-ts-mode mhtml-mode html-mode html-ts-mode text-mode)
                 . ("sourcecheck" "lsp"))))

(dolist (hook '(markdown-mode-hook html-mode-hook text-mode-hook))
  (add-hook hook #'eglot-ensure))

;; What the configuration of a project says counts, and these over it:
;; (setq-default eglot-workspace-configuration '(:sourcecheck (:preset "news" :minConfidence "high")))
